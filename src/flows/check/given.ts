// What services give: the parts that texts, reminders and other services may take of a result.

import type { Draft } from '../draft.ts'
import { didYouMean } from '../../lib/did-you-mean.ts'
import type { Known } from './known.ts'
import type { CheckParts } from './parts.ts'

/** Tells the parts of what is kept under a name; undefined where anything may be in it. */
export type PartsGiven = (name: string) => readonly string[] | undefined

/** Finds the parts of the results of a flow. */
export function partsGiven({ steps }: Draft, known: Known, services: CheckParts['services']): PartsGiven {
  return (name) => {
    const holders = steps.filter(({ settings }) => settings['into'] === name)
    // What a question has asked for, or another flow has brought, may be anything.
    if (holders.length === 0 || known[0]?.has(name) || steps.some(({ question, word }) => question && word === name)) return undefined
    const each = holders.map(({ settings }) => services.get(String(settings['call']))?.gives)
    return each.every((parts) => parts !== undefined) ? [...new Set(each.flat())] : undefined
  }
}

/** What is wrong with a path such as `receipt.number`; undefined where nothing is. */
export function wrongPart(path: string, parts: PartsGiven): string | undefined {
  const [name = path, part] = path.split('.')
  const given = parts(name)
  if (given === undefined || part === undefined || given.includes(part)) return undefined
  return `'${name}' has no part '${part}'${didYouMean(part, given) || `; it has ${given.join(', ')}`}`
}
