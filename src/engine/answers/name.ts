// name: a person's name, kept as it was written. Traditional characters stay traditional.

import type { Form, ReadContext, Reading } from './form.ts'
import { bare, narrow } from './reading/normalise.ts'
import { accept, misfit, readsWords } from './reading/outcome.ts'
import { joined } from './reading/pattern.ts'
import { trimEdges } from './reading/polite.ts'

const WHO = '(?:[我他她]的?)?(?:妈妈?|爸爸?|母亲|父亲|老婆|老公|爱人|老伴|妻子|丈夫|孩子|小孩|儿子|女儿|奶奶|爷爷|外婆|外公|姐姐?|哥哥?|弟弟?|妹妹?)?'
const LEAD = new RegExp(joined`
  ^[ ,。.!]{0,5}(?:(?:你好|您好|好的?|嗯|hello|hi)[ ,。.!]{1,3})?(?:
    (?:${WHO}的?)?(?:本人)?(?:姓名|名字|名|全名)(?:是|叫|叫做|为)?
    |你?们?可?以?叫我|(?:应该|應該|大概)是|${WHO}?(?:本人)?(?:就?是|叫做|叫|姓)|(?:my |the )?(?:full )?name(?: is|'s)?|i am|i'm|this is
    |call me|it's
  )(?:[ :]{1,3}|(?=\p{Script=Han}))
`, 'iu')
// The surnames of nine in ten: with a telephone number beside it, what begins with one is a name.
const SURNAME = '(?:欧阳|上官|司马|诸葛|王|李|张|張|刘|劉|陈|陳|杨|楊|黄|黃|赵|趙|吴|吳|周|徐|孙|孫|马|馬|朱|胡|郭|何|林|罗|羅|高|郑|鄭|梁|谢|謝|宋|唐|许|許|韩|韓|邓|鄧|冯|馮'
  + '|曹|彭|曾|肖|萧|蕭|田|董|潘|袁|蔡|蒋|蔣|余|于|杜|叶|葉|程|魏|苏|蘇|吕|呂|丁|任|卢|盧|姚|沈|钟|鐘|姜|崔|谭|譚|陆|陸|范|汪|廖|石|贾|賈|韦|夏|付|傅|方|邹|鄒|熊|白|孟|秦|邱|侯|江|尹|薛'
  + '|闫|阎|段|雷|龙|龍|黎|史|陶|贺|賀|毛|郝|顾|顧|龚|龔|邵|万|覃|武|钱|錢|戴|严|嚴|莫|孔|向|常|汤|湯)'
// What stands before a number and is no name.
const NOT_CALLED = '(?:my|the|phone|mobile|cell|number|call|me|tel|telephone|contact|is|at|on|id|card|passport|book|an?|appointment'
  + '|for|please|yes|ok|okay|agree|i|it|this|that|to|or|whatsapp|wechat|report|case|and|with|add|use|new|old)\\b'
const MOBILE_EN = '(?:(?:and )?(?:my )?(?:phone|mobile|tel|cell|number|phone number)(?: is)?[ :]{1,3})'
const SURE = new RegExp(joined`
  (?:我叫|我的名字(?:是|叫)|我姓名(?:是|叫)|姓名: ?)([\p{Script=Han}·]{2,4})(?=$|[\s,，。.!;、])
  |(?:my name is|my name's) ([a-z][a-z'-]{1,20}(?: (?!and\b)[a-z][a-z'-]{1,20}){1,2})(?=$|[,.!;]| and\b)
  |^[ ]{0,3}((?:(?!${NOT_CALLED})[a-z][a-z'-]{1,20}[ ]){1,3}(?!${NOT_CALLED})[a-z][a-z'-]{1,20})
    (?=[ ,:]{1,3}(?:${MOBILE_EN})?(?:\+?86[ -]?)?1[3-9][\d -]{9,13}$)
  |(?<!\p{Script=Han})(${SURNAME}\p{Script=Han}{1,2})(?=[\s,，、:：]{0,3}1[3-9]\d{9}(?!\d))
`, 'giu')
const OPENS = new RegExp(joined`
  ^(?:
    (?:你好|您好|好的?|嗯+|呃+|额+|哦|那个|行|对|是的?|對|麻[烦煩](?:你|您)?了?|[请請][问問]|不好意思|答案?|hello|hi|ok(?:ay)?|yes|well)
    [ ,。.!、;:…~]+
  )+
`, 'iu')
const TAIL = new RegExp(joined`
  (?:就好了?|就行了?|就可以了?|即可)?[ ,。.!、;…~(]{0,3}
    (?:(?:谢谢|謝謝)(?:你|您)?了?|thanks|thank you|please|(?<=[ ,。.!、;…~(])(?:多[谢謝]|麻[烦煩](?:你|您)?了?|辛苦了?|拜[托託]了?|唔[该該]|[对對]的?|[没沒][错錯]|ok))?$
`, 'iu')
// 王小明哦 is called 王小明.
const PARTICLE = /(?<=^\p{Script=Han}{2,5})[吧啊呀哦噢哈嘛啦咯呗的了]$/u
const CHINESE = /^[\p{Script=Han}]{1,6}$|^[\p{Script=Han}]{1,12}(?:·[\p{Script=Han}]{1,12}){1,4}$/u
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}.'’]{0,30}(?:[ -]{1,2}\p{Script=Latin}[\p{Script=Latin}\p{M}.'’]{0,30}){0,6}$/u
/** What people write instead of their name. */
const NOT_A_NAME = new Set([
  '你好', '您好', '好的', '好', '是', '是的', '对', '对的', '可以', '行', '不是', '不要', '不', '不用', '不行', '不想说', '不想',
  '不说', '不告诉你', '不知道', '不清楚', '保密', '匿名', '无', '没有', '没', '无名', '嗯', '嗯嗯', '哦', '啊', '谢谢', '谢谢你',
  '什么', '为什么', '怎么', '怎么了', '干什么', '在吗', '有人吗', '姓名', '名字', '我的名字', '本人', '随便', '不方便', '不方便说', '算了',
  '早上', '晚上', '中午', '第一个', '最后一个', '好了', '完成', '知道了', '明白', '收到', '稍等', '等一下', '等等', '马上', '方便', '男', '女',
  'ok', 'okay', 'yes', 'no', 'hello', 'hi', 'hey', 'thanks',
  'thankyou', 'none', 'anonymous', 'why', 'what', 'idontknow', 'dontknow', 'noname',
  'idontwanttosay', 'skip', 'later', 'nottelling', 'myname', 'thename', 'whatname', 'whosename', 'mine', 'me', 'nobody', 'whatever',
  'y', 'n', 'yeah', 'nope', 'sure', 'please', 'secret', 'nothing',
])
const SPEECH = new RegExp(joined`
  [吗呢么]$
  |^(?:不想|不愿|不告诉|不方便|我不|你们?|请|为什么|怎么|能不能|可以不)
  |^办|谢谢|什么|告诉|怎么|派出所|警察|身份证|护照|户口|驾照|贵姓|预约|举报|投诉|查询|人工|取消|返回|退出|菜单|帮助
  |电话|手机|地址|我要|我想|在线|同意|报警
  |几[点天号时]|来着$|哪[里儿个天]|多[久少]|^(?:算了|等|再)
  |^[改换換调調](?:到|成|为|為|个|個|一?下|时间|時間|天|期|[约約]|日子)
  |[上下]午|今天|明天|后天|後天|周末
  |(?:星期|下[周週])[一二三四五六日天]
  |[周週][一二三四五六日天](?=$|[上下早晚中来去來的吧])
  |\b(?:
    change|move|cancel|book|instead|morning|afternoon|today|tomorrow|time|date
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day
  )\b
`, 'i')

// "张三（身份证上的名字）", "免贵姓张，张三" and "我姓张，名三" say what comes with a name.
const REMARK = /(?<=\p{L} {0,2})\([^()]{1,20}\)[ .。]*$/u
const DOT = /(?<=^\p{Script=Han}{2,8})\.(?=\p{Script=Han}{2,8}$)/u
const SURNAME_FIRST = /^[我免贵貴]{0,3}姓(\p{Script=Han}{1,2})[,，、 ]{1,2}(?:名字)?(?:叫|是)?(?=\1\p{Script=Han})/u
const BOTH_NAMES = /^[我免贵貴]{0,3}姓(\p{Script=Han}{1,2})[,，、 ]{0,2}名(?:字?叫|是)?(\p{Script=Han}{1,2})$/u

function readName(text: string, context: ReadContext): Reading | undefined {
  const said = trimEdges(narrow(text).replace(REMARK, '').replace(DOT, '·').replace(SURNAME_FIRST, '').replace(BOTH_NAMES, '$1$2'))
  const name = trimEdges(trimEdges(said.replace(OPENS, '').replace(LEAD, '')).replace(TAIL, '')).replace(PARTICLE, '')
  if (NOT_A_NAME.has(bare(said)) || !isName(name)) return undefined
  return misfit(name, context) ?? accept(name)
}

function isName(name: string): boolean {
  if (NOT_A_NAME.has(bare(name)) || SPEECH.test(name)) return false
  return CHINESE.test(name) || LATIN.test(name)
}

const CAPITALS = /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u

/** A person's name, without the words around it. */
export const name: Form = {
  read: readsWords('name', readName),
  find: (text) =>
    Array.from(narrow(text).matchAll(SURE)).flatMap((found) => {
      const value = found.slice(1).find((one) => one !== undefined) ?? ''
      const from = found.index + found[0].lastIndexOf(value)
      // Two small words beside a number may be anything: lost wallet.
      const isSure = found[3] === undefined || CAPITALS.test(value)
      return isSure && isName(value) ? [{ value: text.slice(from, from + value.length), from, to: from + value.length }] : []
    }),
  show: String,
}
