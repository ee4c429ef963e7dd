// Reads that somebody has sent all there is: 好了谢谢, 照片发完了, 就这一张, that's everything.

import { bare } from './normalise.ts'
import { pattern } from './pattern.ts'

const WHAT = '(?:照片|图片?|相片|视频|录音|语音|材料|证据|东西|信息|内容)'
const TAIL = '(?:了|啦|咯|喽|吧|哈|哦|呀|啊|的|谢谢|多谢|麻烦|辛苦|你们?|您)*'
const CHINESE = pattern`
  ^(?:好的?|嗯|那|ok|行|我|这边|都|全部?|所有|就|已经?|应该|先|暂时|目前|现在|一共|总共)*(?:
    ${WHAT}?(?:都|已经|全)*(?:发|传|上传|拍|写|说|讲|填|给)?(?:完|好|齐|够|全)(?:毕|成)?(?:了|啦|咯|喽)
    |(?:ok|可以|行|差不多)(?:了|啦)
    |(?:就|只有?)(?:有)?这?(?:些|么多|么些|[一两二三四五几\d]+[张个条份段])${WHAT}?
    |(?:没有?|冇|无)(?:什么|其[他它]|别|更多|啥|多余)?的?${WHAT}?(?:要?(?:发|传|说|补充|加)的?)?(?:了|啦)
    |都?在这(?:里|儿)?(?:了|啦)?
  )${TAIL}$
`
const ENGLISH = pattern`
  ^(?:ok(?:ay)?|well|and|so|i)*(?:
    that(?:s|is)(?:all|it)|thatseverything
    |i(?:m|am)done|alldone|allsent|done
    |nomore|nothing(?:else|more)
    |(?:just|only)(?:this|one)
  )(?:photos?|pictures?|fornow|ihave|igot|ok|thanks?|thankyou)*$
`

/** Tells whether a text says that there is no more to come, and nothing else. */
export function isEnough(text: string): boolean {
  const plain = bare(text)
  return plain.length <= LONGEST && (CHINESE.test(plain) || ENGLISH.test(plain))
}

const LONGEST = 24
