// Who is afraid of being found out, or hesitates to tell at all: they want to know first who would see it.

import { joined, pattern } from '../../lib/pattern.ts'

const AFRAID = pattern`
  ^(?:我|但是?|可是?|就是|真的|有点|有些|很|好|也|还)*(?:怕|害怕|担心|不敢)
    (?:他们?|她们?|人家|别人|对方|会|被|以后|将来|事后|说|留|写|用)*(?:
      报复|打击|穿小鞋|知道(?:是我)?|认出(?:来|我)?|找(?:上门|我|麻烦)|名字?|真名|实名|姓名|举报|投诉|泄露|出卖
    )[了的吧啊呀]*[。!]*$
  |^(?:算了|还是|我|真的|也|就|又|[,，])*(?:有点|有些)?不敢(?:了|说|讲|写|留|举报|投诉|啊|呀|吧)*[。.!]*$
  |^(?:but )?(?:i'?m|i am) (?:afraid|scared|worried) (?:
    of revenge|of retaliation|(?:that )?(?:they|he|she|people) (?:will|might|may|could) (?:find out|know|come after)
  )
`
// Who would tell something, and is afraid to: "我想说个事但是我怕被报复".
const TELLING = joined`
  ^(?:
    我|想|要|有|个|一?件|点|些|事情?|东西|话|情况|线索|跟|和|向|对|你们?|您|警察|民警|说|讲|写|举报|报料|反映|告诉|知道|看到|了|但是?|可是?|不过|就是|又
    |真的|很|好|也|还|心里|[,，。. ]
  )*
`
const HESITATES = pattern`
  ${TELLING}(?:怕|害怕|会怕|担心|不敢)(?:说|讲|写|举报|报)?(?:了|出来|出去)?(?:会|他们?|她们?|人家|别人|对方|被|人|以后|将来|事后|遭|[,， ])*
    (?:报复|打击|穿小鞋|(?:知道|晓得|发现|查到|认出|看出)(?:来|到)?(?:是)?我?|找(?:上门|我|麻烦)|惹(?:祸|事|麻烦)|连累|泄露)(?:我|说的|写的|家人|家里人?)*[了的吧啊呀]*[。!]*$
  |^(?=.*(?:说|讲|写|举报|报料|反映|告诉))${TELLING}(?:但是?|可是?|又|我|会|有点|[,， ])*(?:会怕|害怕|好怕|很怕|怕怕的|不敢)[了的吧啊呀]*[。!]*$
  |^.{0,14}(?:不知道|不晓得|不确定|纠结|犹豫)(?:到底)?(?:该不该|要不要|能不能|应不应该)(?:跟你们?|向你们?)?(?:说|讲|举报|反映|报)(?:出来)?[啊呀呢]*[。!]*$
  |(?:保证|保护|保障)(?:我|举报人|线人|说的人|我们?家)(?:人|的)?.{0,4}(?:安全|吗|么|不)
  |^(?:i (?:want|would like|need|wish) to (?:tell|say|report) (?:you )?(?:something|this|it)|i (?:saw|know) something)?(?:[,. ]|but|and)*
    (?:i'?m|i am|im) (?:a bit |very |so |too )?(?:afraid|scared|frightened|worried)(?: to (?:tell|say|report)(?: (?:it|you))?)?[.! ]*$
`

/** Tells whether a normalised text says that its writer fears what may come of telling. */
export function isAfraid(plain: string): boolean {
  return AFRAID.test(plain) || HESITATES.test(plain)
}
