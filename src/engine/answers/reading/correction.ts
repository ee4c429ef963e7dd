// What is left of an answer that corrects itself: 不是明天，是后天.

import { joined } from './pattern.ts'

const SIGNS = '[ ,，、。.;；!！]{0,3}'

/** What is taken back comes first, what stands in its place second. */
const INSTEAD = [
  // 不是明天，是后天
  joined`^.{0,12}?不是(.{1,24}?)${SIGNS}(?:而是|应该是|應該是|是)(.{1,60})$`,
  // 明天，错了，应该是后天
  joined`
    ^(.{1,24}?)${SIGNS}(?:不对|不對|错了|錯了|写错了|寫錯了|打错了|打錯了|说错了|說錯了)${SIGNS}
      (?:应该是|應該是|应该|應該|改成|换成|換成|是)(.{1,60})$
  `,
  // 明天，哦不对，后天
  joined`
    ^(.{1,24}?)[ ,，、。]{1,3}(?:哦|噢|啊|呃|额|嗯|等等|oh|sorry|[ ,，]){0,3}
      (?:不对|不對|错了|錯了|[写寫打说說]错了|[写寫打说說]錯了|算了|不(?=[ ,，]))${SIGNS}(.{1,60})$
  `,
  // 张三写错了，李四
  joined`
    ^(.{1,24}?)[写寫打说說填输輸弄搞][错錯]了?[ ,，、。.;；!！]{1,3}
      (?:应该是|應該是|应该|應該|改成|换成|換成|是)?(.{1,60})$
  `,
  // 不是3栋，5栋
  joined`^不是(.{1,24}?\d)[ ,，、。]{1,3}(\d.{0,59})$`,
  // 不是明天，后天
  joined`^不是(.{1,12}?)[ ,，、]{1,3}((?:[今明后後]天|大[后後]天|[周週下]|星期|[礼禮]拜|[上下中]午|[早晚]上).{0,20})$`,
  // 不要东门所，去城关所
  joined`^(?:不要|不去|不选|不選)(.{1,24}?)[ ,，、。]{0,3}(?:我?要|去|选|選|[换換]成?|改成?)(.{1,60})$`,
  // 东门所不去了，城关所
  joined`^(.{1,24}?)(?:不要|不去|不选|不選)了?[ ,，、。]{1,3}(?:我?要|去|选|選|[换換]成?|改成?|就)?(.{1,60})$`,
  // not tomorrow but Friday
  joined`^not (.{1,24}?)${SIGNS}(?:but|it is|it's) (.{1,60})$`,
  // tomorrow, no, Friday
  joined`
    ^(.{1,24}?) ?[,.;-] ?(?:oh,? )?(?:no|sorry|wait|i mean|rather|actually|make (?:it|that))[,.]? (?!
      problem|thank|worr|need|idea|matter
    )(.{1,60})$
  `,
  // not tomorrow, Friday
  joined`^not (.{1,24}?), ?(?!it is|it's|but)(.{1,60})$`,
].map((source) => new RegExp(source, 'isu'))

// What is not wanted may stand behind what is: 要城关所，不要东门所.
const RATHER = /^(.{1,24}?)(?:[ ,，、。]{0,3}(?:而不是|不[要去](?!了|啦))|[ ,，、。]{1,3}不(?:是|选|選)|,? (?:and )?not )(.{1,24})$/isu

/** What stands in place of something that is taken back within one text; undefined where nothing is. */
export function correctionIn(text: string): string | undefined {
  for (const pattern of INSTEAD) {
    const found = pattern.exec(text)
    if (found) return found[2]
  }
  return RATHER.exec(text)?.[1]
}
