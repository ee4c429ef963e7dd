// What a kind of step is: one object of at most four members.

import type { Event } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import type { View } from '../work.ts'

/** A kind of step. `S` are its settings, as its schema reads them. */
export type StepKind<S> = {
  /** The JSON schema that a step of a flow file is held against; it gives the settings their type. */
  readonly schema: { readonly properties: { readonly [name: string]: object } }
  /** What it does on arriving. */
  readonly enter: (step: S, view: View) => Outcome
  /** What it does with what happens while the conversation waits here. */
  readonly hear?: (step: S, view: View, event: Event) => Outcome
  /** The names of the steps that it may jump to. */
  readonly leads?: (step: S) => readonly string[]
}
