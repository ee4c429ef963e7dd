// The door to what residents have agreed to be told by notices, as far as the platform has told us.

/** A notice that may be sent once for each time it was agreed to, or as often as there is something to tell. */
export type ConsentKind = 'one-time' | 'long-term'

/**
 * What a resident has done: agreed or declined when asked, or changed it later in the platform's own settings.
 * Who withdraws takes back what they agreed to before, too.
 */
export type ConsentAct = 'agreed' | 'declined' | 'allowed' | 'withdrawn'

/** An act as it was told. The same `id` again is the same act. */
export type ConsentTold = { readonly id: string; readonly act: ConsentAct; readonly at: number }

/** Where consents are kept, by conversation and template; both stay unknown to whoever reads the store. */
export type Consents = {
  readonly note: (conversation: string, template: string, told: ConsentTold) => Promise<void>
  /** Takes the right to send one notice; false if there is none. What may be sent once is used up by it. */
  readonly take: (conversation: string, template: string, kind: ConsentKind) => Promise<boolean>
  /** Gives back what was taken for a notice that was not sent. */
  readonly giveBack: (conversation: string, template: string, kind: ConsentKind) => Promise<void>
  /** Deletes what a resident has said of these templates. */
  readonly erase: (conversation: string, templates: readonly string[]) => Promise<void>
}
