// Reads that someone does not know, has nothing, or would rather not say: the whole text consists of that.

import { bare } from './normalise.ts'
import { joined, pattern } from './pattern.ts'

const WHO = '(?:我们?|这个?|本人|真的?|实在|确实|也|都|暂时|目前|现在|就|还|对此|当时|一点|完全|具体|地点|地址|时间|哪里|在哪|是谁|哪个|你好|嗯|哦|额)*'
const UNKNOWN = '(?:[不唔](?:太|大|很|是很|怎么)?(?:清楚?|知道?|晓得|记得|确定|了解)|记(?:不得|不清楚?|不住|不起来|唔清)|想不起来?|说不(?:清楚?|上来|准|好)'
  + '|忘(?:记|掉)?|(?:没有?|冇)(?:什么)?(?:印象|看清楚?|注意|记住?|留意|问)|搞不清楚?|弄不清楚?|[找搵翻查][不唔](?:到|见|着|出来?)|不详|不明|未知|难说)'
const UNWILLING = joined`
  (?:
    唔(?:想|方便)?(?:讲|留|填|写|话|俾)|唔方便|唔使
    |不(?:太|大|是很)?(?:方便|便|想|愿意?|好)(?:说|讲|透露|告诉(?:你们?|您)?|回答|提供|留|填|写|公开)?
    |[不唔](?:告诉(?:你们?|您)?|透露|提供|留|填|写|发|说|讲|拍|录|传|上传)
    |保密
  )
`
const NOTHING = joined`
  (?:
    (?:没有?|没得|冇|无|暂无)(?:任何|什么)?(?:拍到?|录到?|留)?
      (?:照片?|图片?|相片|录音|视频|证据|截图|电话|手机号?|这些|这个|东西|要补充的|补充)?(?:和录音|或录音|录音)?
    |拍不到|(?:不会|不敢|没法|没办法|来不及|没来得及)(?:拍照?|照相?|录音?|传|发)
    |不用了?吧?(?=我?怕)
  )
`
const SAID = '(?:刚才?|上面|前面|已经?|都|不是|我)*(?:说|讲|写|提|发)过?了?(?:了|过)'
const BECAUSE = joined`
  我?(?:又|也|都|根本|手机)*(?:
    不会(?:弄|拍|发|用|搞|照|整|操作|传|录)|[拍录]不[了到成]|(?:不敢|没法|没办法|来不及|没来得及|不方便)(?:拍照?|录音?|照|弄)?|坏了|不能拍照?
    |(?:就|会|[真很])?怕(?:被|让)?(?:他们?|她们?|人家?|别人|对方)?(?:发现|知道|报复|看[见到]|认出来?|打)?
  )
`
const NOR = '(?:也|还|还有|又)?(?:不用|不要|不必|别|唔使|唔好)(?:再)?(?:联系|联络|打电话|打|找|搵|回)(?:给)?(?:我)?'
const END = '(?:' + BECAUSE + '|' + NOR + '|了|啊|呀|吧|哦|呢|的|耶|哈|啦|嘛|谢谢你?|谢谢您|抱歉|不好意思|电话|联系方式|号码|照片|编号|查询码|单号'
  + '|(?:是|在|叫)?(?:哪里?|哪儿|什么地方|什么|谁|怎么说)|具体|(?:位置|地址|地点|名字))*'
const CHINESE = new RegExp(`^${WHO}(?:${UNKNOWN}|${UNWILLING}|${NOTHING}|${SAID})${END}$`)
const ENGLISH = pattern`
  ^(?:sorry)?(?:i|im|iam|id|it|its)?(?:really|just|honestly)?(?:
    (?:do ?not|dont|cant|cannot|didnt)(?:really)?(?:know|remember|recall|say|tell|see)
    |idk|dunno|notsure|noidea|forgot|forget|unknown|unsure|ratherno?t?(?:say|tell)?|rathernot(?:say|tell)?
    |wouldrathernot(?:say|tell)?|prefernot(?:to)?(?:say|tell)?
    |(?:do ?not|dont)(?:wanttosay|wantto|have(?:any|one|it|that)?)
    |(?:have)?(?:no|none|nothing)(?:photos?|pictures?|recordings?)?
  )(?:it|that|exactly|sorry|thanks|thankyou|the|exact|address|place|location|name|date|time|where)*$
`

/** No answer says as much in more characters than this. */
const LONGEST = 24

/** Tells whether a text says no more than that there is nothing to say: 不清楚, 不记得了, 没拍, 不方便说, no idea. */
export function isEvasion(text: string): boolean {
  if (text.length > LONGEST * 2) return false
  const plain = bare(text)
  return plain.length <= LONGEST && (CHINESE.test(plain) || ENGLISH.test(plain))
}
