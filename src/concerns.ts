// What people ask about us rather than about a matter of theirs: who sees it, what comes next, taking it back, adding to it.

import { normalise } from './engine/answers/reading/normalise.ts'

/** Longer than this is a story in which such words occur. */
const LONGEST = 30
const LONGEST_ENGLISH = 80

const ASKED = /[?？吗呢么嘛]|会不会|能不能|是不是|可不可以|谁|^(?:is|are|will|can|who|do|does|what|when|how)\b/
const WHO = /匿名|保密|实名|泄露|报复|暴露|查到我|找到我|知道是我|谁(?:能|会|可以|都)?(?:看|知道|收到)|给(?:谁|别人|他们?|单位)(?:看|知道)|anonymous|confidential|who (?:can |will )?(?:see|read)|find out (?:it'?s|it is|who)/
const NEXT = new RegExp(
  '^(?:那|然后|接下来|下一步|之后|接着|提交(?:了)?(?:以?后)?|后面|后续|你们?|民警)+(?:我)?(?:呢|会?(?:怎么(?:办|样|处理|弄)|如何处理|怎样|做什么|干什么|发生什么)|要做什么|是什么|还要做什么)'
  + '|^(?:多久|什么时候|几天)(?:才|能|会|可以)*(?:有结果|有答复|有消息|回复|答复|处理|联系我)|^(?:what (?:happens|comes|do you do) (?:next|now|then|after))|^when (?:will|do) i (?:hear|get)',
)
const BACK = /(?:撤(?:回|销|消|掉)|收回|取消|删(?:掉|除)).{0,6}(?:举报|线索|投诉|留言|报料)|(?:举报|线索|投诉|留言).{0,4}(?:撤(?:回|销|消|掉)|收回|删(?:掉|除))|(?:不想|不要|不)(?:举报|投诉)了|withdraw|take (?:it|my (?:tip|report|complaint)) back/
const MORE = /^(?:我)?(?:还)?(?:想|要|能|可以|有)(?:再)?(?:补充|加)(?:一?点|一下|个|些|吗|什么|情况|材料|照片|的)|补充.{0,4}(?:举报|线索|投诉|证据|材料)|add (?:something|more|a photo|to my)/

/** The flow that answers such a question; undefined where the text is about something else. */
export function concernIn(text: string): string | undefined {
  const plain = normalise(text).trim()
  if (plain.length > (/[\u4e00-\u9fff]/.test(plain) ? LONGEST : LONGEST_ENGLISH)) return undefined
  if (BACK.test(plain)) return 'withdraw'
  if (MORE.test(plain)) return 'add'
  if (WHO.test(plain) && ASKED.test(plain)) return 'who-sees'
  return NEXT.test(plain) ? 'what-next' : undefined
}
