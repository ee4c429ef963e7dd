// What a few words after an answer are about: "丢了呢" after how to renew a card is the replacement of that card.

import type { Weighed } from './find.ts'
import type { Procedure } from './procedure.ts'
import { isLongerThan } from './reading/han.ts'

/** Longer than this says what it is about by itself. */
const LONGEST = 12

/** Makes the search for the entry on the same thing that a follow-up is about: another one, or the shown one for its bare name. */
export function createRelated(
  procedures: readonly Procedure[], weighed: (text: string) => Weighed,
): (id: string, said: string) => string | undefined {
  const known = new Map(procedures.map((procedure) => [procedure.id, procedure]))
  return (id, said) => {
    const shown = known.get(id)
    if (!shown || isLongerThan(LONGEST, said)) return undefined
    const { objects, actions } = weighed(said).question.terms
    if (objects.size > 0) return actions.size === 0 && objects.has(shown.object) ? id : undefined
    if (actions.size === 0 || actions.has(shown.action)) return undefined
    const [other, ...more] = procedures.filter(({ object, action }) => object === shown.object && actions.has(action))
    return more.length === 0 ? other?.id : undefined
  }
}
