// How sure the guide is: whether the best procedure is shown outright, a list is offered, or nothing was found.

import { counted } from '../../lib/pattern.ts'
import type { Finding, ScoreParts } from '../../ports/guide.ts'
import type { GuideContent } from '../content.ts'
import type { Thresholds } from '../fitted.ts'
import type { Procedure } from '../procedure.ts'
import type { Question } from '../reading/question.ts'

/** The levels a decision is made by. */
export type Levels = Pick<Thresholds, 'answer' | 'ratio' | 'list'>

// What comes near without naming anything that the police deal with is likely to be about something else.
const UNNAMED = 1.5

/** Decides over scores, best first; `named` is false for a question that names no object of ours, or as much of another body's. */
export function outcomeOf([first, second]: readonly ScoreParts[], levels: Levels, named: boolean): Finding['outcome'] {
  if (first === undefined || first.score < levels.list) return 'none'
  const enough = named ? levels.answer : levels.answer * UNNAMED
  return first.score >= enough && (second?.score ?? 0) <= first.score * levels.ratio ? 'answer' : 'list'
}

/** Tells whether a question names a thing that the police deal with. */
export function isNamed({ terms }: Question): boolean {
  return terms.objects.size > 0 || terms.aliases.size > 0
}

/** What was decided: which procedures, how surely, of which family, and whether that is no more than a guess. */
export type Decided = Pick<Finding, 'procedures' | 'outcome' | 'family' | 'guess'>

/** What deciding goes by. */
export type Deciding = {
  readonly content: GuideContent
  readonly families: ReadonlyMap<string, string>
  /** The procedures by their names in full. */
  readonly titles: ReadonlyMap<string, string>
}

/** What is decided of: a question, whether it names a thing of ours rather than of another body, and whether ours leads. */
export type Asked = { readonly question: Question; readonly named: boolean; readonly isOurs: boolean }

/** Decides over the scores of a question, best first. */
export function decide(
  { content, families, titles }: Deciding, scores: readonly ScoreParts[], { question, named, isOurs }: Asked,
): Decided {
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
