// Who does not know, has nothing or would rather not say has answered: what can be left out is, without a second question.

import type { Said } from '../../messages/inbound.ts'
import { isEvasion } from '../answers/reading/evasion.ts'
import { bare } from '../answers/reading/normalise.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Question } from '../flow.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, next } from '../outcome.ts'
import { tell } from '../view.ts'
import type { Work } from '../work.ts'
import { gatherSkip } from './gather.ts'
import { fallback } from './repair.ts'

/** Goes on where an answer says that there is none; undefined where it is to be read like any other. */
export function evade(work: Work, said: Said): Outcome | undefined {
  const { question, verb, settings } = work.step
  if (!question || verb === 'confirm' || said.kind !== 'text' || said.option !== undefined) return undefined
  if (question.skippable && verb === 'ask') {
    if (!leavesOut(question, said.text)) return undefined
    return settings['many'] === true ? gatherSkip(work) : next(learnt(work.step.word, null))
  }
  // Where a choice may be left, a plain no leaves it.
  if (verb === 'choose' && question.exhausted === 'skip' && readYesNo(said.text) === false) return next(learnt(work.step.word, null))
  return question.exhausted === 'default' && isEvasion(said.text) ? byDefault(work, question) : undefined
}

const KEPT = /^我?(?:已经?|都|也)?(?:(?:记|抄|存|收)(?:下来?|好|住)?|(?:截|拍)(?:了|个|好)?图?|保存|收藏|知道|明白|收到|谢)(?:好|下来)?了?(?:谢谢?您?你?)?$/

// Whoever says "all right" or "noted" to the end of a code has heard what there is to hear.
function leavesOut({ forms }: Question, text: string): boolean {
  const answer = readYesNo(text)
  return isEvasion(text) || answer === false || (forms.includes('tail') && (answer === true || KEPT.test(bare(text))))
}

// A question with an answer of its own for who does not know takes that.
function byDefault(work: Work, question: Question): Outcome | undefined {
  const { step: { key, word } } = work
  if (question.default === undefined) return undefined
  if (work.book.has(`${key}.exhausted`)) work.effects.push(tell(work, `${key}.exhausted`))
  return next(learnt(word, fallback(work, question.default)))
}
