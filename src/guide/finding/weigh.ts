// A message read and weighed, before anything is decided: which procedures it is near to, what kind it speaks for, and whose
// business it is.

import type { Finding, MessageKind } from '../../ports/guide.ts'
import type { GuideContent } from '../content.ts'
import { createFindSubject, isBeside, lengthOf } from './elsewhere.ts'
import { leanings, likeliest, saidPlainly, toldFor, type Known, type Leanings } from './kinds.ts'
import { createLexicon } from '../reading/lexicon.ts'
import { pairsIn } from '../reading/pairs.ts'
import { understand, type Question } from '../reading/question.ts'
import { createRepair } from '../reading/repair.ts'
import type { Rank } from './rank.ts'
import type { Class } from './traits.ts'

/** A question read and weighed, before anything is decided. */
export type Weighed = Known & {
  /** How much it speaks for each kind; empty where nothing was learnt. */
  readonly towards: Leanings
  /** How much more it speaks for another department than for ours, above 0 when it is theirs. */
  readonly theirs: number
}

/** Reads messages and weighs them. */
export type Weigh = {
  readonly read: (text: string) => Question
  readonly weigh: (text: string) => Weighed
}

const WORDS_OF_KINDS = `举报 检举 投诉 预约 人工 转人工 案子 案件 进度 进展 结果 赌博 吸毒 贩毒 卖淫 警察 民警 你好 谢谢 再见 报警 救命 杀人
  着火 抢劫 绑架 小偷 受伤 流血 跳楼 自杀 快来 打人 打架`.split(/\s+/)

// Sounds like 撕了 and 死了 are too many: only words of content are mended.
const REPAIRABLE = /^\p{Script=Han}{2,7}$/u
const FUNCTION_WORD = /[了的不没好下哪么有]/

/** Makes it from the words that the content and the kinds have. */
export function createWeigh(content: GuideContent, rank: Rank): Weigh {
  const lexicon = createLexicon(content)
  const words = [...lexicon.words, ...WORDS_OF_KINDS, ...content.words.elsewhere.flatMap((entry) => entry.words)]
  const repair = createRepair(new Set(words.filter((word) => REPAIRABLE.test(word) && !FUNCTION_WORD.test(word))), pairsOf(content))
  const subject = createFindSubject(content.words)
  const read = (text: string): Question => understand(text, lexicon, repair)
  const weigh = (text: string): Weighed => {
    const question = read(text)
    const scores = rank(question)
    const found = subject(question.standard)
    const known = { question, scores, topic: found?.topic, longer: found === undefined ? 0 : longer(question, found.length) }
    const towards: Leanings = content.learnt === undefined ? new Map() : leanings(known, content.learnt)
    return { ...known, towards, theirs: theirs(known, towards) }
  }
  return { read, weigh }
}

// Towns are called so all over the country: 城关 is no slip for 城管.
const PLACES = '城关'

// Every pair of characters that our own texts have: 检测 is a word, and no slip for 检车.
function pairsOf({ procedures, words }: GuideContent): (pair: string) => boolean {
  return pairsIn(JSON.stringify([procedures, words, PLACES]))
}

// What another department's word is worth when ours is as long, and for each character that it is longer.
const BASE = 0.3
const PER_CHARACTER = 0.5
// What a score of ours has to outweigh where nothing was learnt.
const SCORE = 0.9
const LEAST_SCORE = 0.55
// What is close is both: the other body is told, and ours are named below.
const DOUBT = -0.25

// Another department's word against ours: the longer name wins.
function longer({ terms, standard }: Question, length: number): number {
  const ours = Math.max(0, ...terms.named.filter((word) => !isBeside(word, standard)).map(lengthOf))
  return BASE + PER_CHARACTER * (length - ours)
}

function theirs({ longer, scores }: Known, towards: Leanings): number {
  const [other, our] = [towards.get('out_of_scope'), towards.get('procedure')]
  if (other === undefined || our === undefined) return longer - SCORE * ((scores[0]?.score ?? 0) - LEAST_SCORE)
  return other - our - DOUBT
}

// Ours has to lead by so much to be answered outright.
const LEADS = -2

/** Tells whether ours leads by enough to be answered outright. */
export function isOurs({ theirs, towards }: Weighed): boolean {
  return towards.size === 0 || theirs < LEADS
}

/** Tells whether another body's word is as long as ours: either may be meant. */
export function namesAnother({ topic, longer }: Weighed): boolean {
  return topic !== undefined && longer > 0
}

/** How much of all that a message speaks for is this kind; nothing where it was said in plain words, or nothing was learnt. */
export function shareOf({ question, towards }: Weighed, kind: MessageKind): Pick<Finding, 'share'> {
  const leaning = towards.get(kind)
  return leaning === undefined || saidPlainly(question) === kind ? {} : { share: Math.exp(leaning) }
}

/** The kind that a message most likely is; undefined where nothing tells it. */
export function likelyKind({ question, towards }: Weighed): Class | MessageKind | undefined {
  // Nothing at all is no chat.
  if (question.text === '') return undefined
  const said = saidPlainly(question)
  if (towards.size === 0) return said
  const likely = likeliest(towards, said)
  if (likely === 'not_emergency') return toldFor(towards, question)
  if (likely === 'smalltalk' && said !== undefined && (said === 'human' || near(towards, said, likely, CHAT_LEAD))) return said
  return likely === 'status' && said === 'booking' && near(towards, said, likely, LEAD) ? said : likely
}

// What is said in plain words beats what leads by no more than this.
const LEAD = 2
// "我想报料" has little in it that is not chatted as well.
const CHAT_LEAD = 2.5

function near(towards: Leanings, said: MessageKind, likely: MessageKind, lead: number): boolean {
  return (towards.get(said) ?? -Infinity) > (towards.get(likely) ?? 0) - lead
}
