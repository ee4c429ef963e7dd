// What the rules of danger see in a message: each rule is tried once, whoever asks for it.

import type { DangerKind } from '../../ports/guide.ts'
import type { DangerRules, Signal } from './rules.ts'

/** The strongest signal of a message, how many there are, and which of the other rules hold. */
export type Signs = {
  readonly kind: DangerKind | undefined
  /** Of the strongest signal; 0 if there is none. */
  readonly weight: 0 | Signal['weight']
  readonly signals: number
  readonly now: boolean
  readonly pressing: boolean
  readonly cry: boolean
  readonly law: boolean
  readonly past: boolean
  /** How often something is named that comes after it. */
  readonly after: number
  readonly handled: boolean
  readonly inquiry: boolean
  readonly standing: boolean
  readonly figure: boolean
  readonly supposed: boolean
  /** Is put for information, and calls for no help. */
  readonly asks: boolean
  readonly harm: boolean
  readonly calm: boolean
  readonly idle: boolean
}

/** Tries the rules on a normalised message. */
export function readSigns(text: string, rules: DangerRules): Signs {
  let kind: DangerKind | undefined
  let weight: Signs['weight'] = 0
  let signals = 0
  for (const signal of rules.signals) {
    if (!signal.pattern.test(text)) continue
    signals += 1
    if (signal.weight > weight) ({ kind, weight } = signal)
  }
  const cry = rules.cry.test(text)
  return {
    kind,
    weight,
    signals,
    now: rules.now.test(text),
    pressing: cry || rules.pressing.test(text),
    cry,
    law: rules.law.test(text),
    past: rules.past.test(text),
    after: text.match(rules.after)?.length ?? 0,
    handled: rules.handled.test(text),
    inquiry: rules.inquiry.test(text),
    standing: rules.standing.test(text),
    figure: rules.figure.test(text),
    supposed: rules.supposed.test(text),
    asks: rules.asks.test(text) && !rules.calls.test(text),
    harm: rules.harm.test(text),
    calm: rules.calm.test(text),
    idle: rules.idle.test(text),
  }
}
