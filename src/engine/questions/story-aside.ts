// What happened is told where only a name is asked for, such as the station that a complaint is about: that is not asked for again.

import type { Said } from '../../messages/inbound.ts'
import { forms } from '../answers/forms.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { Step } from '../flow.ts'
import { learnt, next, type Outcome } from '../outcome.ts'
import { answersOf, contextOf, tell } from '../view.ts'
import type { Work } from '../work.ts'
import { again } from './again.ts'
import { hasRoom, storyAfter, withMore } from './story.ts'

const HAPPENED = pattern`
  [昨前今当當那][天晚日]|上(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)|[早上下]午|早上|晚上
  |[去到问問找打等跑办辦排][了过過]|我(?:去|到|问|問|找|打|等|跑|办|辦|带|帶|让|讓|被|说|說|已经|已經|要|想)
  |[让讓叫骂罵推赶趕]我|[对對跟]我|不理|不给|不給|不让|不讓|不肯|说(?:要|没|不|我)|說(?:要|沒|不|我)|推来推去|推來推去|玩手机|玩手機
  |\b(?:yesterday|last (?:week|month|night)|this morning|told|said|refused|waited|asked me|went|ignored|shouted)\b
`
const NAMES = /(?:民警|警察|警官|辅警|輔警|交警|所长|所長|队长|隊長|窗口|派出所|大队|大隊|工作人员|工作人員|大厅|大廳|的人|科|处|處|室)[的吧。.\s]*$/
const [LEAST, LEAST_ENGLISH] = [12, 30]

/** Keeps such a story, with the name in it that was asked for, if there is one; else the question stands. */
export function storyAside(work: Work, said: Said): Outcome | 'kept' | undefined {
  const { step, frame, flow, book } = work
  if (said.kind !== 'text' || !frame || frame.changing || step.verb !== 'ask' || step.question?.many) return undefined
  const story = isForWords(step) && !hasRoom(step) ? storyAfter(work) : undefined
  if (!story || answersOf(work)[story.word] !== undefined || !tells(said.text)) return undefined
  const before = frame.filled?.[story.word]
  const whole = typeof before === 'string' ? withMore(before, said.text) : said.text
  if (forms['text']?.read({ kind: 'text', text: whole }, contextOf(work, story)).ok !== true) return undefined
  const route = book.route(said.text, work.language)
  const name = route?.flow === flow.id ? route.with[step.word] : undefined
  // Who only tells on is asked no third time.
  if (name === undefined && before !== undefined) return undefined
  work.frame = { ...frame, heard: said.text, filled: { ...frame.filled, [story.word]: whole } }
  work.effects.push(tell(work, 'common:noted-down'))
  if (name !== undefined) return next(learnt(step.word, name))
  again(work)
  return 'kept'
}

function isForWords({ question }: Step): boolean {
  return question?.forms.length === 1 && question.forms[0] === 'text'
}

function tells(text: string): boolean {
  const least = /\p{Script=Han}/u.test(text) ? LEAST : LEAST_ENGLISH
  return text.length >= least && HAPPENED.test(text) && !NAMES.test(text)
}
