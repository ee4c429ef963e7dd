// Danger, before everything else: tells a call for help from a question about danger. Reviewed rules speak first; what was
// learnt from the project's labelled messages weighs what the rules, the letters and the concepts of a message say together.

import type { Danger, DangerKind } from '../../ports/guide.ts'
import type { Learnt } from '../fitted.ts'
import { hasHan, normalise } from '../reading/normalise.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { weighEvidence, type Evident } from './evidence.ts'
import { conceive } from './read-concepts.ts'
import type { DangerRules, Signal } from './rules.ts'

const LEAST = 2
/** A rule of this weight stands by itself, whatever was learnt. */
const PLAIN = 4
// From here on a message may speak of danger: the number is worth a line beside the answer.
const DOUBTFUL = -1.2
const LONGEST = 2000
// A number that is to be dialled is no blow: 打 is to hit and to call.
const CALLED = /打?(?:我|他|她)?(?:电话|手机)?\d(?:[ -]?\d){6,}/g
// Who only speaks of a call, or says no, is in no danger; who asks not to be called may be, and is told the number.
const OF_A_CALL = /^(?:我|你|您|他|她|他们|你们|我们)?(?:又|老|一直|总|刚才?)?(?:不|没)?(?:打|给)?(?:我|你|他|她)?(?:打)?(?:的)?(?:电话|手机)?(?:不(?:打|了|要|用|报|说|想)?)?了?[吧啊呀。!]*$/
const NO_CALLS = /^(?:请)?(?:别|不要|不用|先别|唔好)(?:再|给我|给他)?打(?:我|给我)?(?:的)?电话(?:了|过来|给我|来)?[吧啊呀。!]*$/
// A story that ends by asking what to do is told by someone who has the time to tell it.
const STORY = 26
const STORY_ENDS = /怎么办[呢啊?]*$|怎么处理|如何是好/
const LONG: readonly (readonly [longerThan: number, costs: number])[] = [
  [180, 3],
  [110, 2],
  [60, 1],
]

/** What speaks for and against danger in a message; for tests and for whoever reviews the rules. */
export type DangerPoints = { readonly kind: DangerKind; readonly points: number }

/** Judges a message: danger, if anything speaks of it, and whether it is sure enough to come before all else. */
export type JudgeDanger = (text: string) => (Danger & { readonly sure: boolean }) | undefined

/** Makes the judge of danger. Without anything learnt the reviewed rules stand alone. */
export function createDanger(learnt?: Learnt): JudgeDanger {
  return (said) => {
    const message = readEvident(said)
    if (OF_A_CALL.test(message.text) && /电话|手机|不/.test(message.text)) return undefined
    if (NO_CALLS.test(message.text)) return { kind: 'text', sure: false }
    const ruled = dangerPoints(message.text)
    if (ruled !== undefined && ruled.points >= PLAIN && ruled.plainly) return { kind: ruled.kind, sure: true }
    const weighed = learnt && weighEvidence({ ...message, learnt })
    if (weighed === undefined) return ruled && ruled.points >= LEAST ? { kind: ruled.kind, sure: true } : undefined
    if (weighed.points <= DOUBTFUL) return undefined
    const asksLaw = message.rules.law.test(message.text) && !message.rules.cry.test(message.text)
    return { kind: ruled?.kind ?? weighed.kind, sure: weighed.points > 0 && !asksLaw }
  }
}

/** Reads a message for what speaks of danger in it; pinyin becomes the words that it spells. */
export function readEvident(said: string): Evident {
  const typed = normalise(said.slice(0, LONGEST)).replace(CALLED, '电话')
  const { concepts, spelt } = conceive(typed)
  const text = spelt ?? typed
  return { text, concepts, rules: rulesOf(text) }
}

/** Weighs a normalised message by the rules alone; undefined when nothing in it speaks of danger. */
export function dangerPoints(text: string): (DangerPoints & { readonly plainly: boolean }) | undefined {
  const rules = rulesOf(text)
  const signal = strongest(rules.signals, text)
  if (signal === undefined) return undefined
  const points = signal.weight + forIt(rules, text) - againstIt(rules, text)
  return { kind: signal.kind, points, plainly: signal.weight >= PLAIN }
}

function rulesOf(text: string): DangerRules {
  return hasHan(text) ? chinese : english
}

function strongest(signals: readonly Signal[], text: string): Signal | undefined {
  let best: Signal | undefined
  for (const signal of signals) {
    if ((best === undefined || signal.weight > best.weight) && signal.pattern.test(text)) best = signal
  }
  return best
}

function forIt(rules: DangerRules, text: string): number {
  if (rules.cry.test(text)) return 2.5
  return rules.now.test(text) ? 1 : 0
}

function againstIt(rules: DangerRules, text: string): number {
  const law = rules.law.test(text) ? 3 : 0
  const past = rules.past.test(text) ? 2 : 0
  const supposed = rules.supposed.test(text) ? 2.5 : 0
  const asks = rules.asks.test(text) && !rules.calls.test(text) ? 1.5 : 0
  const calm = rules.calm.test(text) ? 2 : 0
  const tells = text.length > STORY && STORY_ENDS.test(text) ? 1 : 0
  return law + past + supposed + asks + calm + tells + length(text)
}

function length(text: string): number {
  const size = hasHan(text) ? text.length : text.length / 3
  return LONG.find(([longerThan]) => size > longerThan)?.[1] ?? 0
}
