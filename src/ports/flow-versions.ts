// The door to the versions of flows that were current once, for the conversations that are still in them.

import type { Flow } from '../engine/flow.ts'

/** The texts of one flow by language and key. */
export type FlowTexts = {
  readonly [language: string]: { readonly [key: string]: string | readonly string[] }
}

/** A version of a flow, and the texts that it speaks with. */
export type FlowVersion = { readonly flow: Flow; readonly texts: FlowTexts }

/** Where versions of flows are kept, until 60 days after they were last current. */
export type FlowVersions = {
  /** Keeps versions that are current at an instant; of one that is kept already, the texts and the date are renewed. */
  readonly remember: (versions: readonly FlowVersion[], at: number) => Promise<void>
  /** Gives the versions that are kept, those that were current last first. */
  readonly old: (at: number) => Promise<readonly FlowVersion[]>
}
