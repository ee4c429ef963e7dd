// What a message is and what answers it: danger before all, then what its words plainly say, then whose business it is,
// then the procedures, as sure as they are.

import { counted } from '../lib/pattern.ts'
import type { DangerKind, Finding, FindOptions, MessageKind, ScoreParts } from '../ports/guide.ts'
import type { GuideContent } from './content.ts'
import type { JudgeDanger } from './danger/danger.ts'
import { outcomeOf } from './decide.ts'
import { createFindDefrauded } from './defrauded.ts'
import { createFindMistaken, createFindSubject, isBeside, lengthOf, type FindMistaken, type FindSubject } from './elsewhere.ts'
import type { Thresholds } from './fitted.ts'
import { isOfNone, leanings, likeliest, saidPlainly, toldFor, type Known, type Leanings } from './kinds.ts'
import { createLexicon, type Lexicon } from './reading/lexicon.ts'
import type { Procedure } from './procedure.ts'
import { normalise } from './reading/normalise.ts'
import { pairsIn } from './reading/pairs.ts'
import { understand, type Question } from './reading/question.ts'
import { createRank, type Rank } from './rank.ts'
import { createRepair, type Repair } from './reading/repair.ts'
import type { Class } from './traits.ts'
import { createFindWronged, type FindWronged } from './wronged.ts'
import { chatIn, createFindSmalltalk, type FindSmalltalk } from './smalltalk.ts'

/** A question read and weighed, before anything is decided. */
export type Weighed = Known & {
  /** How much it speaks for each kind; empty where nothing was learnt. */
  readonly towards: Leanings
  /** How much more it speaks for another department than for ours, above 0 when it is theirs. */
  readonly theirs: number
}

/** Finds what answers a message; `weighed` shows the workings to tests and to the fitting. */
export type Find = {
  readonly find: (text: string, options?: FindOptions) => Finding
  readonly weighed: (text: string) => Weighed
}

/** What finding needs besides the content. */
export type FindDependencies = {
  readonly content: GuideContent
  readonly judge: JudgeDanger
  /** Another order of procedures than that of the content; for the fitting. */
  readonly rank?: Rank
}

type Parts = {
  readonly content: GuideContent
  readonly judge: JudgeDanger
  readonly lexicon: Lexicon
  readonly repair: Repair
  readonly rank: Rank
  readonly subject: FindSubject
  readonly mistaken: FindMistaken
  readonly smalltalk: FindSmalltalk
  /** The procedure for whoever was defrauded, where a text tells that they were. */
  readonly defrauded: (text: string) => string | undefined
  /** What answers whoever tells that they were wronged in another way. */
  readonly wronged: FindWronged
  readonly families: ReadonlyMap<string, string>
  /** The procedures by their names in full. */
  readonly titles: ReadonlyMap<string, string>
}

const WORDS_OF_KINDS = `举报 检举 投诉 预约 人工 转人工 案子 案件 进度 进展 结果 赌博 吸毒 贩毒 卖淫 警察 民警 你好 谢谢 再见 报警 救命 杀人
  着火 抢劫 绑架 小偷 受伤 流血 跳楼 自杀 快来 打人 打架`.split(/\s+/)

// What opens a flow of its own, whatever it is about.
const OF_THEIR_OWN = ['tip', 'complaint', 'status', 'booking', 'human'] as const

// Sounds like 撕了 and 死了 are too many: only words of content are mended.
const REPAIRABLE = /^\p{Script=Han}{2,7}$/u
const FUNCTION_WORD = /[了的不没好下哪么有]/

/** Makes the finder: builds every index once. */
export function createFind({ content, judge, rank = createRank(content.procedures, content.learnt?.procedures) }: FindDependencies): Find {
  const lexicon = createLexicon(content)
  const words = [...lexicon.words, ...WORDS_OF_KINDS, ...content.words.elsewhere.flatMap((entry) => entry.words)]
  const parts: Parts = {
    content,
    judge,
    lexicon,
    repair: createRepair(new Set(words.filter((word) => REPAIRABLE.test(word) && !FUNCTION_WORD.test(word))), pairsOf(content)),
    rank,
    subject: createFindSubject(content.words),
    mistaken: createFindMistaken(content.words),
    smalltalk: createFindSmalltalk(content.words),
    defrauded: createFindDefrauded(content.procedures),
    wronged: createFindWronged(content),
    families: new Map(content.procedures.map(({ id, family }) => [id, family])),
    titles: new Map(content.procedures.flatMap(({ id, name: { zh, en } }) => [[normalise(zh), id], [normalise(en), id]])),
  }
  return { find: (text, options) => ofWronged(parts, find(parts, text, options), text), weighed: (text) => weighed(parts, text) }
}

// Towns are called so all over the country: 城关 is no slip for 城管.
const PLACES = '城关'

// Every pair of characters that our own texts have: 检测 is a word, and no slip for 检车.
function pairsOf({ procedures, words }: GuideContent): (pair: string) => boolean {
  return pairsIn(JSON.stringify([procedures, words, PLACES]))
}

function weighed({ content, lexicon, repair, rank, subject }: Parts, text: string): Weighed {
  const question = understand(text, lexicon, repair)
  const scores = rank(question)
  const found = subject(question.standard)
  const known = { question, scores, topic: found?.topic, longer: found === undefined ? 0 : longer(question, found.length) }
  const towards: Leanings = content.learnt === undefined ? new Map() : leanings(known, content.learnt)
  return { ...known, towards, theirs: theirs(known, towards) }
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

const IN_JEST = /心|哈哈|heart|\blol\b/
// Who asks how it stands with what was stolen says more than that.
const SAYS_NO_MORE = /^.{0,12}(?:[偷盗撬]|stolen)(?:了|咗|走了?|掉了?)?[,。.! ]*$/

// What is near to nothing, or near to many things, is what happened to somebody.
function ofWronged({ lexicon, repair, wronged }: Parts, found: Finding, text: string): Finding {
  if (found.kind === 'emergency' || (found.kind === 'procedure' && found.outcome === 'answer')) return found
  const question = understand(text, lexicon, repair)
  const one = wronged(question.standard)
  const said = saidPlainly(question)
  const isChat = found.kind === 'smalltalk' && !IN_JEST.test(question.text)
  const isStatus = found.kind === 'status' && said !== found.kind && one?.procedure !== undefined && SAYS_NO_MORE.test(question.text)
  const isOpen = found.kind === 'procedure' || found.kind === 'out_of_scope' || isChat || isStatus
  const isLearnt = (found.kind === 'tip' || found.kind === 'complaint') && said !== found.kind
  if (one === undefined || !(isOpen || (isLearnt && one.over))) return found
  const { scores } = found
  if (one.procedure !== undefined) return finding('procedure', { scores, procedures: [one.procedure], outcome: 'answer' })
  return finding('out_of_scope', { scores, procedures: [], outcome: 'none', ...(one.topic !== undefined && { topic: one.topic }) })
}

function find(parts: Parts, text: string, options: FindOptions = {}): Finding {
  const all = weighed(parts, text)
  const { question, topic } = all
  const scores = within(parts, all.scores, options.family)
  const decided = decide(parts, scores, { question, named: isNamed(question) && !namesAnother(all), isOurs: isOurs(all) })
  const danger = parts.judge(text)
  if (danger?.sure) return finding('emergency', { scores, ...inDanger(decided, danger.kind), emergency: danger.kind })
  if (parts.titles.has(question.text)) return finding('procedure', { scores, ...decided })
  const chat = parts.smalltalk(question.text)
  // Who scolds the machine and wants a person is given one.
  if (chat !== undefined && saidPlainly(question) !== 'human') {
    return finding('smalltalk', { scores: [], procedures: [], outcome: 'none', topic: chat })
  }
  const likely = likelyKind(all)
  const isTold = OF_THEIR_OWN.some((one) => one === likely)
    && !(likely === 'tip' && saidPlainly(question) !== 'tip' && MINE.test(question.standard))
  const defrauded = isTold ? undefined : parts.defrauded(question.standard)
  if (defrauded !== undefined) return finding('procedure', { scores, procedures: [defrauded], outcome: 'answer' })
  if (likely === 'smalltalk') {
    const topic = chatIn(question.text)
    return finding(likely, { scores: [], procedures: [], outcome: 'none', ...(topic !== undefined && { topic }) })
  }
  const kind = OF_THEIR_OWN.find((one) => one === likely)
  const isOpen = kind === undefined || (kind === 'status' && saidPlainly(question) !== kind)
  const mistaken = isOpen ? parts.mistaken(question.standard, scores[0]?.id ?? '') : undefined
  if (mistaken !== undefined) return finding('out_of_scope', { scores, procedures: [], outcome: 'none', topic: mistaken })
  if (kind !== undefined) return finding(kind, { scores, ...decided, ...shareOf(all, kind) })
  if (all.theirs > 0 || (decided.outcome === 'none' && !isNamed(question))) {
    return finding('out_of_scope', { scores, ...besides(all, decided), ...(topic && { topic }) })
  }
  if (isOfNone(all.towards) && decided.outcome !== 'answer' && (scores[0]?.learnt ?? 0) < LEARNT) {
    return finding('out_of_scope', { scores, procedures: decided.procedures, outcome: 'none' })
  }
  return finding('procedure', { scores, ...decided })
}

// Whose own money it was has no tip to give.
const MINE = /骗[走了去光]{1,2}(?:我|咱|俺)|我.{0,3}被.{0,4}骗|\b(?:my|our|me)\b/

// By no more than this another body's business leads what is known of ours.
const CLOSE = 2.5

// Ours has to lead by so much to be answered outright.
const LEADS = -2

function isOurs({ theirs, towards }: Weighed): boolean {
  return towards.size === 0 || theirs < LEADS
}

// What of ours comes close to what is taken for another body's business.
function besides({ theirs }: Weighed, { procedures, outcome }: Decided): Decided {
  return theirs > 0 && theirs < CLOSE && outcome !== 'none' ? { procedures, outcome: 'list' } : { procedures: [], outcome: 'none' }
}

// Another body's word is as long as ours: either may be meant.
function namesAnother({ topic, longer }: Weighed): boolean {
  return topic !== undefined && longer > 0
}

function shareOf({ question, towards }: Weighed, kind: MessageKind): Pick<Finding, 'share'> {
  const leaning = towards.get(kind)
  return leaning === undefined || saidPlainly(question) === kind ? {} : { share: Math.exp(leaning) }
}

// A procedure that has as much of what was learnt is asked for, whatever else is spoken of.
const LEARNT = 0.5

// Nothing at all is no chat.
function likelyKind({ question, towards }: Weighed): Class | MessageKind | undefined {
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

/** Tells whether a question names a thing that the police deal with. */
export function isNamed({ terms }: Question): boolean {
  return terms.objects.size > 0 || terms.aliases.size > 0
}

type Decided = Pick<Finding, 'procedures' | 'outcome' | 'family' | 'guess'>

function finding(kind: MessageKind, rest: Omit<Finding, 'kind'>): Finding {
  return { kind, ...rest, scores: rest.scores.slice(0, 3) }
}

// Fraud under way has a procedure that helps at once; any other danger has help of its own.
function inDanger(decided: Decided, kind: DangerKind): Decided {
  return kind === 'fraud' ? { procedures: decided.procedures, outcome: decided.outcome } : { procedures: [], outcome: 'none' }
}

function within(parts: Parts, scores: readonly ScoreParts[], family: string | undefined): readonly ScoreParts[] {
  if (family === undefined) return scores
  const inside = scores.filter(({ id }) => parts.families.get(id) === family)
  return inside.length > 0 ? inside : scores
}

type Asked = { readonly question: Question; readonly named: boolean; readonly isOurs: boolean }

function decide({ content, families, titles }: Parts, scores: readonly ScoreParts[], { question, named, isOurs }: Asked): Decided {
  const { thresholds } = content
  const best = scores.slice(0, 3)
  const called = titles.get(question.text)
  if (called !== undefined) {
    return { procedures: [called, ...best.map(({ id }) => id).filter((id) => id !== called)].slice(0, 3), outcome: 'answer' }
  }
  const found = outcomeOf(best, thresholds, named)
  const outcome = found === 'answer' && (!isOurs || isBare(content, question)) ? 'list' : found
  if (outcome === 'none') return { procedures: best.map(({ id }) => id), outcome }
  const family = outcome === 'list' ? sureFamily(best, families, thresholds) : undefined
  const guess = outcome === 'list' && !isNamed(question) && question.terms.actions.size === 0
  return { procedures: best.map(({ id }) => id), outcome, ...(family !== undefined && { family }), ...(guess && { guess }) }
}

// "身份证怎么办" names a thing that several procedures deal with, and nothing that is wanted with it: that is asked back.
const BARE = 9
// Which day and which part of the answer is wanted says nothing of that.
const BESIDES = counted`
  今天|[明后]天
  |下?(?:周|星期)[一二三四五六日天]
  |[上下]午
  |要?(?:带|准备)(?:什么|啥|哪些)(?:东西|材料|证件)?
  |(?:要|需要)?(?:什么|哪些)材料
  |多少钱|要?多久|[要得]?几天|在?哪里|请问|您好|你好
`

function isBare({ procedures }: GuideContent, { text, terms }: Question): boolean {
  if (text.replace(BESIDES, '').length > BARE || terms.actions.size > 0 || terms.aliases.size > 0) return false
  return procedures.filter(({ object }) => terms.objects.has(object)).length > 1
}

function sureFamily(
  best: readonly ScoreParts[],
  families: ReadonlyMap<string, Procedure['family']>,
  { family: share }: Thresholds,
): string | undefined {
  const family = families.get(best[0]?.id ?? '')
  const sum = best.reduce((total, { score }) => total + score, 0)
  const inside = best.filter(({ id }) => families.get(id) === family).reduce((total, { score }) => total + score, 0)
  return family !== undefined && inside >= share * sum ? family : undefined
}
