// What a few words after an answer are about: "丢了呢" after how to renew a card is the replacement of that card, "临时的呢" the
// temporary one.

import type { Weighed } from './finding/weigh.ts'
import type { Procedure } from './procedure.ts'
import { isLongerThan } from './reading/han.ts'
import { applicantIn, kindIn, partFor } from './variant.ts'

/** Longer than this says what it is about by itself. */
const LONGEST = 12

// "那签注呢" goes on with what was shown, if what comes nearest is of its family.
const FOLLOWS = /^那.{2,6}|^.{2,6}呢[?？]?$|^(?:and|what about) /

// "第一次办" after how that goes says what was taken for granted, "过期了呢" asks again.
const ASKING = /[?？吗呢么]|怎|\b(?:what|how|when|if|can)\b/

/** Makes the search for the entry on the same thing that a follow-up is about: another one, or the shown one for its bare name. */
export function createRelated(
  procedures: readonly Procedure[], weighed: (text: string) => Weighed,
): (id: string, said: string) => string | undefined {
  const known = new Map(procedures.map((procedure) => [procedure.id, procedure]))
  return (id, said) => {
    const shown = known.get(id)
    if (!shown || isLongerThan(LONGEST, said)) return undefined
    const { question: { terms: { objects, actions }, standard }, scores } = weighed(said)
    const applicant = applicantIn(standard)
    // What the shown entry tells of them itself is a part of it.
    if (applicant && partFor(shown, applicant) !== undefined) return undefined
    if (applicant) return onlyOne(relatives(procedures, shown).filter((one) => partFor(one, applicant) !== undefined))
    const kind = kindIn(standard)
    if (kind !== undefined) return onlyOne(procedures.filter(({ object }) => object === kind + shown.object))
    const next = FOLLOWS.test(standard) && !objects.has(shown.object) ? nextOfKin(known.get(scores[0]?.id ?? ''), shown) : undefined
    if (next !== undefined && actions.size === 0) return next
    if (objects.size > 0 && actions.size > 0) return undefined
    if (objects.has(shown.object)) return id
    // "那护照呢" after a lost card is a lost passport.
    if (objects.size > 0) {
      if (!FOLLOWS.test(standard)) return undefined
      return onlyOne(procedures.filter((one) => objects.has(one.object) && one.action === shown.action))
    }
    if (actions.size === 0) return undefined
    if (actions.has(shown.action)) return actions.size === 1 && !ASKING.test(standard) ? id : undefined
    return onlyOne(procedures.filter(({ object, action }) => object === shown.object && actions.has(action))) ?? next
  }
}

function nextOfKin(one: Procedure | undefined, shown: Procedure): string | undefined {
  return one !== undefined && one !== shown && one.family === shown.family ? one.id : undefined
}

function relatives(procedures: readonly Procedure[], { family, object }: Procedure): readonly Procedure[] {
  return procedures.filter((one) => one.family === family && one.object === object)
}

function onlyOne([one, ...others]: readonly Procedure[]): string | undefined {
  return others.length === 0 ? one?.id : undefined
}
