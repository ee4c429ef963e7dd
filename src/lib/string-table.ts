// A number for each of many short strings, kept in typed arrays: a tenth of a million of them in a Map would be some 6 MB of
// strings and buckets for the collector to walk through, and are 2 MB here.

import { withRoom } from './with-room.ts'

/** Strings and their numbers, counted from 0 in the order in which they were added. */
export type StringTable = {
  readonly size: () => number
  /** Gives the number of a string, a new one if it was not there. */
  readonly add: (text: string) => number
  readonly numberOf: (text: string) => number | undefined
  /** The same of what stands in a text from one place to another: nothing has to be cut out of it. */
  readonly addRun: (text: string, from: number, to: number) => number
  readonly numberOfRun: (text: string, from: number, to: number) => number | undefined
  /** Gives the string of a number; an empty one for a number that was never given. */
  readonly textOf: (number: number) => string
  /** Forgets all strings, and keeps their room for others. */
  readonly clear: () => void
}

const FEWEST_SLOTS = 16
// So full a table still finds a string in two looks.
const FULL = 0.75

/** Makes a table of strings, each once. What is added is copied: no string is held, nor what it was cut from. */
export function createStringTable(texts: Iterable<string> = []): StringTable {
  let size = 0
  let units = new Uint16Array(FEWEST_SLOTS)
  // Where each string begins in `units`, and after the last one where the next would.
  let starts = new Uint32Array(FEWEST_SLOTS)
  // Open addressing: number + 1, or 0 where none is. The number of slots is a power of two.
  let slots = new Uint32Array(FEWEST_SLOTS)

  const isAt = (number: number, text: string, from: number, to: number): boolean => {
    const start = starts[number] ?? 0
    if ((starts[number + 1] ?? 0) - start !== to - from) return false
    for (let at = from; at < to; at += 1) if (units[start + at - from] !== text.charCodeAt(at)) return false
    return true
  }
  // The slot of a run, or the free one that it would take.
  const slotOf = (text: string, from: number, to: number): number => {
    const last = slots.length - 1
    let slot = hashOf(text, from, to) & last
    for (let kept = slots[slot] ?? 0; kept !== 0 && !isAt(kept - 1, text, from, to); kept = slots[slot] ?? 0) slot = (slot + 1) & last
    return slot
  }
  const widen = (): void => {
    slots = new Uint32Array(slots.length * 2)
    for (let number = 0; number < size; number += 1) slots[freeSlot(slots, hashIn(units, starts, number))] = number + 1
  }
  const append = (text: string, from: number, to: number): number => {
    const start = starts[size] ?? 0
    units = withRoom(units, start + to - from)
    for (let at = from; at < to; at += 1) units[start + at - from] = text.charCodeAt(at)
    starts = withRoom(starts, size + 2)
    starts[size + 1] = start + to - from
    size += 1
    return size - 1
  }
  const addRun = (text: string, from: number, to: number): number => {
    const slot = slotOf(text, from, to)
    const kept = slots[slot] ?? 0
    if (kept !== 0) return kept - 1
    const isFull = size + 1 > slots.length * FULL
    if (isFull) widen()
    slots[isFull ? slotOf(text, from, to) : slot] = size + 1
    return append(text, from, to)
  }
  const numberOfRun = (text: string, from: number, to: number): number | undefined => {
    const kept = slots[slotOf(text, from, to)] ?? 0
    return kept === 0 ? undefined : kept - 1
  }
  const add = (text: string) => addRun(text, 0, text.length)
  for (const text of texts) add(text)
  return {
    size: () => size,
    add,
    numberOf: (text) => numberOfRun(text, 0, text.length),
    addRun,
    numberOfRun,
    clear: () => {
      size = 0
      slots.fill(0)
    },
    textOf: (number) => (number < size ? String.fromCharCode(...units.subarray(starts[number], starts[number + 1])) : ''),
  }
}

function freeSlot(slots: Uint32Array, hash: number): number {
  let slot = hash & (slots.length - 1)
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
  return slot
}

// FNV-1a over UTF-16 units, with its upper half mixed into the lower, of which the slot is made.
const BEGIN = 0x811c_9dc5

function hashOf(text: string, from: number, to: number): number {
  let hash = BEGIN
  for (let at = from; at < to; at += 1) hash = mixed(hash, text.charCodeAt(at))
  return finished(hash)
}

function hashIn(units: Uint16Array, starts: Uint32Array, number: number): number {
  let hash = BEGIN
  const end = starts[number + 1] ?? 0
  for (let at = starts[number] ?? 0; at < end; at += 1) hash = mixed(hash, units[at] ?? 0)
  return finished(hash)
}

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x0100_0193)
}

function finished(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b)
  return (spread ^ (spread >>> 13)) >>> 0
}

/** A value for each of many short strings. */
export type StringMap<T> = {
  readonly get: (text: string) => T | undefined
  /** The value of what stands in a text from one place to another. */
  readonly getRun: (text: string, from: number, to: number) => T | undefined
  readonly set: (text: string, value: T) => void
}

/** Makes a map whose strings are kept in a table. */
export function createStringMap<T>(): StringMap<T> {
  const table = createStringTable()
  const values: T[] = []
  const getRun = (text: string, from: number, to: number): T | undefined => {
    const number = table.numberOfRun(text, from, to)
    return number === undefined ? undefined : values[number]
  }
  return {
    get: (text) => getRun(text, 0, text.length),
    getRun,
    set: (text, value) => { values[table.add(text)] = value },
  }
}
