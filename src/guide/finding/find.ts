// What a message is and what answers it: danger before all, then what its words plainly say, then whose business it is,
// then the procedures, as sure as they are.

import type { DangerKind, Finding, FindOptions, MessageKind, ScoreParts } from '../../ports/guide.ts'
import type { GuideContent } from '../content.ts'
import type { JudgeDanger } from '../danger/danger.ts'
import { decide, isNamed, type Decided, type Deciding } from './decide.ts'
import { createFindDefrauded } from './defrauded.ts'
import { createFindMistaken, type FindMistaken } from './elsewhere.ts'
import { isOfNone, saidPlainly } from './kinds.ts'
import { createRank, type Rank } from './rank.ts'
import { normalise } from '../reading/normalise.ts'
import { chatIn, createFindSmalltalk, type FindSmalltalk } from './smalltalk.ts'
import { createWeigh, isOurs, likelyKind, namesAnother, shareOf, type Weigh, type Weighed } from './weigh.ts'
import { createFindWronged, type FindWronged } from './wronged.ts'

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

type Parts = Weigh & Deciding & {
  readonly judge: JudgeDanger
  readonly mistaken: FindMistaken
  readonly smalltalk: FindSmalltalk
  /** The procedure for whoever was defrauded, where a text tells that they were. */
  readonly defrauded: (text: string) => string | undefined
  /** What answers whoever tells that they were wronged in another way. */
  readonly wronged: FindWronged
}

// What opens a flow of its own, whatever it is about.
const OF_THEIR_OWN = ['tip', 'complaint', 'status', 'booking', 'human'] as const

/** Makes the finder: builds every index once. */
export function createFind({ content, judge, rank = createRank(content.procedures, content.learnt?.procedures) }: FindDependencies): Find {
  const parts: Parts = {
    ...createWeigh(content, rank),
    content,
    judge,
    mistaken: createFindMistaken(content.words),
    smalltalk: createFindSmalltalk(content.words),
    defrauded: createFindDefrauded(content.procedures),
    wronged: createFindWronged(content),
    families: new Map(content.procedures.map(({ id, family }) => [id, family])),
    titles: new Map(content.procedures.flatMap(({ id, name: { zh, en } }) => [[normalise(zh), id], [normalise(en), id]])),
  }
  return { find: (text, options) => ofWronged(parts, find(parts, text, options), text), weighed: parts.weigh }
}

const IN_JEST = /心|哈哈|heart|\blol\b/
// Who asks how it stands with what was stolen says more than that.
const SAYS_NO_MORE = /^.{0,12}(?:[偷盗撬]|stolen)(?:了|咗|走了?|掉了?)?[,。.! ]*$/

// What is near to nothing, or near to many things, is what happened to somebody.
function ofWronged({ read, wronged }: Parts, found: Finding, text: string): Finding {
  if (found.kind === 'emergency' || (found.kind === 'procedure' && found.outcome === 'answer')) return found
  const question = read(text)
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
  const all = parts.weigh(text)
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

// What of ours comes close to what is taken for another body's business.
function besides({ theirs }: Weighed, { procedures, outcome }: Decided): Decided {
  return theirs > 0 && theirs < CLOSE && outcome !== 'none' ? { procedures, outcome: 'list' } : { procedures: [], outcome: 'none' }
}

// A procedure that has as much of what was learnt is asked for, whatever else is spoken of.
const LEARNT = 0.5

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
