// Learns how much what is known of a message speaks for its kind, from messages whose letters were weighed by what they did
// not teach.

import { CALM_CLASSES } from '../finding/kinds.ts'
import type { Measured, Model } from './linear.ts'
import { learn } from './learn.ts'

/** A message measured, and its class. */
export type Told = { readonly found: Measured; readonly is: string }

const LEARNING = { rounds: 60, rate: 0.2, decay: 1e-3, often: 5, per: 100, least: 0.05, small: 0, evenly: 0.5 }

/** Learns the weights of all that tells a kind. */
export function learnKinds(told: readonly Told[]): Model {
  return learn(told, CALM_CLASSES, LEARNING)
}
