// What the platforms allow to be sent to a resident: how many messages, for how long, after what they have done.

/** What a resident has done that lets the account write to them. */
export type Trigger = 'message' | 'tap' | 'follow' | 'scan' | 'mention'

/** So many messages within so many ms; Infinity is no limit of number. */
export type Allowance = { readonly messages: number; readonly within: number }

/** The allowances of a platform. */
export type Allowances = { readonly [name in Trigger]?: Allowance }

/** What is left: messages, and until when. */
export type Grant = { readonly trigger: Trigger; readonly left: number; readonly until: number }

/** The ledger of one resident. */
export type Ledger = {
  readonly open: (trigger: Trigger, now: number) => void
  /** Takes one message, or tells why not: no window is open, or what it allows is used up. */
  readonly take: (now: number) => 'taken' | 'closed' | 'used-up'
  readonly grants: (now: number) => readonly Grant[]
  /** Forgets all windows, as when the resident leaves. */
  readonly close: () => void
}

type Window = { readonly trigger: Trigger; readonly messages: number; readonly until: number; used: number }

/**
 * Creates a ledger. A trigger renews the window of its own kind; a message counts in every window that is open and may go
 * out while one of them has something left. Whether windows add up is not documented; this is the stricter reading.
 */
export function createLedger(allowances: Allowances): Ledger {
  const windows = new Map<Trigger, Window>()
  const opened = (now: number): readonly Window[] => [...windows.values()].filter(({ until }) => now < until)
  return {
    open: (trigger, now) => {
      const allowance = allowances[trigger]
      if (!allowance) return
      windows.set(trigger, { trigger, messages: allowance.messages, until: now + allowance.within, used: 0 })
    },
    take: (now) => {
      const open = opened(now)
      if (open.length === 0) return 'closed'
      if (!open.some(({ used, messages }) => used < messages)) return 'used-up'
      for (const window of open) window.used += 1
      return 'taken'
    },
    grants: (now) => opened(now).map(({ trigger, messages, used, until }) =>
      ({ trigger, left: Math.max(0, messages - used), until })),
    close: () => windows.clear(),
  }
}
