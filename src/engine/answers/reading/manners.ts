// Manners, hurry and sounds: what is said beside everything, and answers nothing by itself.

import { bare } from './normalise.ts'
import { pattern } from './pattern.ts'

const MANNERS = pattern`
  ^(?:
    谢谢|多谢|感谢|谢了|辛苦|麻烦|不好意思|抱歉|对不起|唔该|唔好意思|你好|您好|你们|您们?|你|大家|民警|警官|警察|同志
    |叔叔|真的|太|很|非常|了|啦|哈|哦|噢|嗯|啊|呀|呢|吧|的|晒|刚才?|刚刚|才|有点?事|在忙|忙|没看(?:到|见|手机)|没注意
    |回来|久等|让.{0,2}久等|耽误|离开|一下|去|接(?:了)?个?电话|吃饭|开会|现在|继续|快(?:点|些|一点)?|赶紧|赶快|急|着急
    |搞快|抓紧|麻溜|喂|嘿|thanks?|thanku|thankyou|thx|please|pls|sorry|hurry|up|quick(?:ly)?|fast|hello|hi|hey|was|busy|iam
    |im|i|back|verymuch|somuch|alot|officer|sir
  )+$
`

/** Tells whether a text is no more than that: 谢谢，辛苦了; 快点; 不好意思刚才有事. */
export function isManners(text: string): boolean {
  const plain = bare(text)
  return plain.length > 0 && plain.length <= LONGEST && MANNERS.test(plain)
}

const THANKS = /谢|唔该|辛苦|thank|thx/
const HEARD = /^(?:好[的吧嘞]?|行|明白了?|知道了?|收到|ok(?:ay)?|great|good|many)/

/** Tells whether a text says thanks, and beside it no more than that something was heard: 好的谢谢; 谢谢，你们辛苦了. */
export function isThanks(text: string): boolean {
  const plain = bare(text)
  return plain.length <= LONGEST && THANKS.test(plain) && MANNERS.test(plain.replace(HEARD, ''))
}

const GOODBYE = pattern`
  ^(?:好的?|那|先|就|嗯|行|谢谢你?|謝謝你?|ok|okay|thanks|thank you|[,，。. ])*
    (?:再[见見会會]|拜拜|拜了|88|下次[见見聊]|回[见見]|bye(?: ?bye)?|good ?bye|see you)[了啦啊哈.!。~～ ]*$
`

/** Tells whether a text is a goodbye. */
export function isGoodbye(text: string): boolean {
  return text.length <= LONGEST && GOODBYE.test(text.trim().toLowerCase())
}

/** Whoever says more in politeness says something. */
const LONGEST = 30

const WISH = pattern`
  ^(?:
    请|我|们|要|想|需|给|帮|找|搵|转|接|叫|派|喊|换|一?[个位名]|你|您|能|可以|会|有|没|说|聊|跟|和|同|麻烦|快|就|真|活
    |人工|人|民警|警察|警官|客服|坐席|服务|工作人员|值班|来|在|出来|机器|不|别|吗|吧|啊|呀|呢|的
  )+$
`
const PERSON = /人|民警|警察|警官|客服|坐席|human|person|officer|someone|somebody|agent|operator/
const WISH_ENGLISH = pattern`
  ^(?:
    please|can|could|may|let|me|i|want|need|would|like|to|talk|speak|chat|get|connect|a|an|the|with|real|live|human
    |person|officer|someone|somebody|agent|operator|police|now|just|not|robot|bot
  )+$
`

/** Tells whether a text is no more than the wish for a person: 我要找真人, and not 请民警查一下我的案子. */
export function isWish(text: string): boolean {
  const plain = bare(text)
  if (plain.length > LONGEST) return false
  return PERSON.test(plain) && (WISH.test(plain) || WISH_ENGLISH.test(plain))
}
