// What people ask of the words that they have written here: how they are used and how long they are kept; and who wants them gone.

import { pattern } from '../../lib/pattern.ts'

const DATA = pattern`
  ^(?:那|请问)?(?:你们?(?:会)?)?(?:把|拿)?我的?(?:个人)?(?:数据|信息|资料).{0,10}(?:怎么|用来|用在|存|保存|安全|给谁)
  |^(?:那|请问|你们?|您|会|要|都|给我|把|我的?|写的|说的|这些|个人|信息|资料|记录|数据|聊天|东西)*(?:保?存|保留|留)(?:着|我的?|这些|个人|信息|资料|记录|数据|聊天)*(?:多久|多长时间|多少[年天]|几[年天])
  |^how long (?:do|will|is|are) (?:you|it|this|that|my \w+|they|what i \w+)\b.{0,20}\b(?:keep|kept|store|stored|saved?|hold)\b
    (?![ ](?:people|him|her|them|me|us|some\w+|suspects?|a (?:man|person|suspect)))
  |what (?:happens|do you do) (?:with|to) my (?:data|information)
  |where is my (?:data|information)
`
const ASKS_THAT = /[?？吗呢么嘛多几]|会不会|能不能|是不是|可不可以|谁|^(?:is|are|will|can|who|do|does|what|where|when|how)\b/
const ERASE = pattern`
  ^(?:请|麻烦|帮我|你们?|给我|能不能|可以|可不可以|能|我想|我要|怎么|把|将|[,， ])*(?:我|咱们?)?(?:们|的|刚才|之前|以前|跟你|和你|[ ])*
    (?:(?:说|写|发|聊|讲)(?:的|过的)(?:话|东西|内容|消息)?|聊天(?:记录|内容)?|(?:对话|消息|聊天)记录|对话)(?:全部|都|全|给我)*(?:删|清)(?:了|掉|除|空|干净)+[吗吧啊呀了?？。! ]*$
  |^(?:请|麻烦|帮我|你们?|能不能|可以|可不可以|能|我想|我要|怎么|[,， ])*(?:删|清)(?:掉|除|了|空)(?:我)?(?:们|的|刚才|之前|跟你|[ ])*
    (?:(?:说|写|发|聊|讲)(?:的|过的)(?:话|东西|内容|消息)?|聊天(?:记录|内容)?|(?:对话|消息|聊天)记录|对话)(?:全部|都)?[吗吧啊呀了?？。! ]*$
  |^(?:please |can you |could you )?(?:delete|erase|remove) (?:everything|all|what)(?: (?:i|we) (?:said|wrote|sent))?[.! ]*$
  |^(?:please |can you |could you )?(?:delete|erase) (?:this|my|our) (?:chat|conversation|messages?)
`

/** Tells whether a normalised text asks what is kept of its writer, or for how long. */
export function asksWhatIsKept(plain: string): boolean {
  return DATA.test(plain) && ASKS_THAT.test(plain)
}

/** Tells whether a normalised text wants to have what was written deleted. */
export function wantsErased(plain: string): boolean {
  return ERASE.test(plain)
}
