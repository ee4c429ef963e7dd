// What has happened to a conversation. Always in the past, always with the instant at which it happened.

import type { Said } from '../messages/inbound.ts'

/** JSON as data travels in: answers, what services take and give. */
export type Json =
  | string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The resident has said or done something. */
export type SaidEvent = { readonly kind: 'said'; readonly at: number; readonly said: Said }

/** A service has done what was called for. */
export type ReturnedEvent = { readonly kind: 'returned'; readonly at: number; readonly value: Json }

/** A service has said no; `reason` is one of the words its flow step may name under `refused`. */
export type RefusedEvent = { readonly kind: 'refused'; readonly at: number; readonly reason: string }

/** An instant that the conversation wanted to be woken at has come. */
export type DueEvent = { readonly kind: 'due'; readonly at: number }

/** The officer who had the conversation has closed it: the bot answers again. */
export type ReleasedEvent = { readonly kind: 'released'; readonly at: number }

/** What has happened. `at` is in ms since the epoch. */
export type Event = SaidEvent | ReturnedEvent | RefusedEvent | DueEvent | ReleasedEvent
