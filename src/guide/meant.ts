// What a free answer to "which of these?" means: "丢了" says nothing by itself, and everything after a question about passports.

import type { AnsweredList } from '../ports/guide.ts'
import type { Weighed } from './finding/weigh.ts'
import type { Procedure } from './procedure.ts'

// Whoever answers a list says little: what they say counts by itself, and more so beside the thing that was asked about.
const ALONE = 2
// The best has to lead, or it is better to ask again.
const NEXT_BEST = 0.92
// Words such as 嗯 and 随便 are near to something by chance.
const LEAST = 0.3
const LONGEST = 40
const NOT_THIS = /^(?:我?不(?:是|要|想|办)|都不|别|not\b|neither|none|no[ ,])/i

/** Makes the reading of answers; it gives the id that was meant, undefined where that is not sure. */
export function createMeant(
  procedures: readonly Procedure[], weighed: (text: string) => Weighed,
): (answered: AnsweredList) => string | undefined {
  const known = new Map(procedures.map((procedure) => [procedure.id, procedure]))
  return ({ question, offered, said }) => {
    if (said.length > LONGEST || NOT_THIS.test(said.trim())) return undefined
    const alone = weighed(said)
    const among = withNamed(procedures, candidates(procedures, offered.flatMap((id) => known.get(id) ?? [])), alone)
    if (!saysOneOf(among, alone) || namesAnother(alone, among)) return undefined
    const [object] = [...weighed(question).question.terms.objects].filter((one) => among.some((each) => each.object === one))
    const beside = object === undefined ? alone : weighed(object + said)
    const scores = among.map(({ id }): readonly [string, number] => [id, ALONE * scoreOf(alone, id) + scoreOf(beside, id)])
    const [first, second] = scores.toSorted((a, b) => b[1] - a[1])
    return first === undefined || (second?.[1] ?? 0) > NEXT_BEST * first[1] ? undefined : first[0]
  }
}

// Those of one family stand for all of it: a list shows three, and what is meant may be the fourth.
function candidates(procedures: readonly Procedure[], offered: readonly Procedure[]): readonly Procedure[] {
  const families = new Set(offered.map(({ family }) => family))
  return families.size === 1 ? procedures.filter(({ family }) => families.has(family)) : offered
}

// Who names the thing and what is wanted with it has said all: "驾驶证丢了" is not the renewal only because that was listed.
function withNamed(procedures: readonly Procedure[], among: readonly Procedure[], { question: { terms } }: Weighed): readonly Procedure[] {
  if (terms.actions.size === 0 || !among.some(({ object }) => terms.objects.has(object))) return among
  return [...among, ...procedures.filter((one) => terms.objects.has(one.object) && !among.includes(one))]
}

function saysOneOf(among: readonly Procedure[], alone: Weighed): boolean {
  return alone.question.terms.actions.size > 0 || among.some(({ id }) => scoreOf(alone, id) >= LEAST)
}

// "驾照丢了" and "社保卡丢了" at a list about passports are other questions; 买房 at one about moving is not.
function namesAnother({ question, topic, theirs }: Weighed, among: readonly Procedure[]): boolean {
  const { objects } = question.terms
  if (objects.size > 0 && !among.some(({ object }) => objects.has(object))) return true
  return topic !== undefined && theirs > 0 && !among.some(({ aliases }) => aliases.some((alias) => alias.includes(question.text)))
}

function scoreOf({ scores }: Weighed, id: string): number {
  return scores.find((one) => one.id === id)?.score ?? 0
}
