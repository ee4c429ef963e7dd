// Who does not know, has nothing or would rather not say has answered: what can be left out is, without a second question.

import type { Said } from '../../messages/inbound.ts'
import { isEvasion } from '../answers/reading/evasion.ts'
import { isManners } from '../answers/reading/manners.ts'
import { bare, normalise } from '../answers/reading/normalise.ts'
import { joined, pattern } from '../answers/reading/pattern.ts'
import { readYesNo } from '../answers/reading/yes-no.ts'
import type { Question } from '../flow.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, next, retry } from '../outcome.ts'
import { tell } from '../view.ts'
import type { Work } from '../work.ts'
import { gathered, gatherSkip } from './gather.ts'
import { placeBefore } from './place-before.ts'
import { fallback } from './repair.ts'

/** Goes on where an answer says that there is none; undefined where it is to be read like any other. */
export function evade(work: Work, said: Said): Outcome | undefined {
  const { question, verb } = work.step
  // A recording may say that there is none: "没有照片，我不会弄".
  if (question?.many && said.kind === 'voice' && said.transcript && isEvasion(said.transcript)) return gatherSkip(work)
  const wantsPicture = question?.forms.some((form) => PICTURES.has(form)) === true
  if (wantsPicture && said.kind === 'text' && ASKS_WHICH.test(normalise(said.text))) return retry('help')
  if (!question || verb === 'confirm' || said.kind !== 'text' || said.option !== undefined) return undefined
  if (verb === 'ask' && (question.skippable || gathered(work).length > 0)) {
    const isMeant = SAID_BEFORE.test(said.text) || readYesNo(said.text) === true || THERE.test(bare(said.text))
    const before = isMeant ? placeBefore(work) : undefined
    if (!leavesOut(question, said.text) && (before === undefined || SAID_BEFORE.test(said.text))) return undefined
    if (before !== undefined) return next(learnt(work.step.word, { label: before }))
    return question.many ? gatherSkip(work) : next(learnt(work.step.word, null))
  }
  // Where a choice may be left, a plain no leaves it.
  if (verb === 'choose' && question.exhausted === 'skip' && readYesNo(said.text) === false) return next(learnt(work.step.word, null))
  if (verb === 'ask' && isLost(question, said.text) && work.book.has(`${work.step.key}.help`)) return retry('help')
  return question.exhausted === 'default' && isEvasion(said.text) ? byDefault(work, question) : undefined
}

// "截图可以吗" asks what may be sent, where that is asked for.
const PICTURES: ReadonlySet<string> = new Set(['image', 'voice'])
const ASKS_WHICH = new RegExp(joined`
  ^.{0,10}(?:截图|截屏|照片|图片|录音|视频|聊天记录).{0,6}(?:可以|行|能|算|要)(?:发|传|用|不)?.{0,3}(?:[吗么嘛不?？]|不行)[?？]*$
  |^(?:is|are|can i send) .{0,20}(?:screenshots?|photos?|pictures?|recordings?|videos?).{0,12}[?]?$
`, 'i')

const SAID_BEFORE = /(?:说|說|讲|講|写|寫|提|发|發)(?:过|過|了)|\b(?:said|told)\b/i

// "上面说过了" where it was: what was told before says it, perhaps.
const THERE = /^(?:就|是|就是|对|對|没错|沒錯)*(?:那里|那裡|那儿|那兒|那个地方|那個地方|这里|這裡|这个地方|這個地方|there)(?:啊|呀|的|吧)*$/

const ON_RECEIPT: ReadonlySet<string> = new Set(['case-number', 'code'])
const NAMES = '(?:这个|那个|我的?|个)*(?:编号|查询码|号码|单号|回执号?|单子|短信|码|号)'
const LOST = pattern`
  ^(?:我)?[不唔](?:知道?|记得|晓得|清楚)${NAMES}(?:了|啊|呀)?$
  |^${NAMES}(?:我|也|都|已经)*[不唔](?:知道?|记得|晓得|清楚)(?:了|啊|呀)?$
  |^(?:${NAMES}|早就|已经|也|都|我|给|把它?|被我|但是?|可是|那)*(?:
    (?:弄|搞|全)?(?:丢|掉|没|删|撕|扔|忘|不见)(?:掉|记)?(?:了|咗)
    |(?:没有?|冇)(?:存|记|留|保存|截图|抄|给我|收到|编号|查询码|号码?|码|单号|回执)(?:下来|下|住)?(?:过|啊|呀)?
  )(?:${NAMES}|怎么办|咋办|点算|呀|啊|了)*[?？]*$
  |^(?:啥|什么|哪个|哪种|咩)(?:是)?${NAMES}
  |^${NAMES}(?:是|在)?(?:啥|什么|哪里?|哪儿|哪个|边度)
  |^(?:i )?(?:lost|have lost|deleted|forgot|don'?t have|do not have|can'?t find|cannot find|never got) (?:it|them|the|my|a|any)?
    (?: ?(?:number|code|receipt|message))?[.!]*$
  |^what (?:number|code)\b
`

// Who has not got what stands on a receipt, or asks what it is, hears where it stands and what to do without it.
function isLost({ forms }: Question, text: string): boolean {
  return forms.some((form) => ON_RECEIPT.has(form)) && (isEvasion(text) || (isBrief(text) && LOST.test(normalise(text).trim())))
}

function isBrief(text: string): boolean {
  return text.length <= (/\p{Script=Han}/u.test(text) ? LONGEST : 2 * LONGEST)
}

const LONGEST = 20

const KEPT = pattern`
  ^我?(?:已经?|都|也)?(?:(?:记|抄|存|收)(?:下来?|好|住)?|(?:截|拍)(?:了|个|好)?图?|保存|收藏|知道|明白|收到|谢)
    (?:好|下来)?了?(?:谢谢?您?你?)?$
`

// An account is no telephone; whoever is to be answered there is.
const HERE = pattern`
  ^(?:号码|电话|联系方式|我的?|就|用|是|在|这个|这里|这儿|本|加|通过)*(?:微信号?|公众号|这里|这儿|这个号|这上面|网上)
    (?:上|里)?(?:联系|回复|回|找|告诉|说|通知|聊)?(?:我|你们)?(?:就|都)?(?:行|好|可以|吧|了|啊)*$
  |^(?:just )?(?:reply|answer|contact me|write(?: to)? me|message me)?(?:here|onwechat|bywechat)(?:please)?$
`

// Whoever says "all right" or "noted" to the end of a code has heard what there is to hear.
function leavesOut({ forms }: Question, text: string): boolean {
  const answer = readYesNo(text)
  if (forms.includes('tail') && (answer === true || isManners(text) || KEPT.test(bare(text)))) return true
  return isEvasion(text) || answer === false || (forms.includes('phone') && isBrief(text) && HERE.test(bare(text)))
}

/** A question with an answer of its own for who does not know, or skips it, takes that; undefined where it has none. */
export function byDefault(work: Work, question: Question): Outcome | undefined {
  const { step: { key, word } } = work
  if (question.default === undefined) return undefined
  if (work.book.has(`${key}.exhausted`)) work.effects.push(tell(work, `${key}.exhausted`))
  return next(learnt(word, fallback(work, question.default)))
}
