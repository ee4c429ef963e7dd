// What the rules of danger of one language consist of.

import type { DangerKind } from '../../ports/guide.ts'

/** Words that speak of danger; `weight` says how much must speak against them. */
export type Signal = { readonly kind: DangerKind; readonly weight: 2 | 3 | 4; readonly pattern: RegExp }

/** The rules of one language. */
export type DangerRules = {
  readonly signals: readonly Signal[]
  /** It is happening, here. */
  readonly now: RegExp
  /** It cannot wait. */
  readonly pressing: RegExp
  /** Someone calls for help. */
  readonly cry: RegExp
  /** Someone asks what the law says of it. */
  readonly law: RegExp
  readonly past: RegExp
  /** What comes after it: the hospital, the other side, the money, what the police said. Global, as it is counted. */
  readonly after: RegExp
  /** Who is to help has had it in hand already. */
  readonly handled: RegExp
  /** Someone asks how their case stands. */
  readonly inquiry: RegExp
  /** It has gone on for long, or comes again at its days. */
  readonly standing: RegExp
  /** A figure of speech, a joke, a game. */
  readonly figure: RegExp
  /** Someone supposes it, prevents it, or wants a paper. */
  readonly supposed: RegExp
  /** A question that is put for information. */
  readonly asks: RegExp
  /** Without one of these the letters alone raise no alarm. */
  readonly harm: RegExp
  /** What is a nuisance, a tip or a complaint, and can wait. */
  readonly calm: RegExp
  /** A cry over a form, a website, a game: even the plainest word is no danger there. */
  readonly idle: RegExp
  /** A question that calls for help all the same. */
  readonly calls: RegExp
}
