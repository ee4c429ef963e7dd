// Danger in Chinese that is told in a few plain words: the robber, the gang's house, who hurt somebody themselves, who is hurt at
// home. Every change is held against test/guide/questions.

import { joined, pattern } from '../../lib/pattern.ts'
import type { Signal } from './rules.ts'

const KIN = joined`
  (?:
    儿子|女儿|儿?媳妇?|孙子|女婿|继父|继母|后妈|后爸|公公|婆婆|室友|舍友|房东|老板|工头|邻居|保安|前夫|前妻|前男友|男朋友|男友|对象|保姆|护工
    |老师|教练|同学
  )
`
const ONE = '(?:我?[爸妈爹娘]|我?奶奶|我?爷爷|我?姥[姥爷]|我?外[婆公]|老人|我?孩子|小孩|我?女儿|我?儿子|我?[弟妹]{1,2}|我?老婆|女朋友|闺蜜)'

/** Further signals; the weights mean the same as those of crime. */
export const further: readonly Signal[] = [
  { kind: 'police', weight: 4, pattern: pattern`
    ^(?!.*(?:怎么判|几年|游戏|电影|小说|梦)).*(?:
      (?:要|想|正在|正|在)强[奸暴]我
      |我(?:刚刚?|才)?(?:失手)?(?:把|将).{0,5}(?:打|捅|砍|杀|掐|撞)(?:死|倒|昏)了
      |^我(?:刚刚?|才)?(?:杀|捅|砍)(?:了)?(?:个)?人了?[,。!]*$
      |(?:抢劫犯|劫匪|强盗|歹徒).{0,4}(?:抢(?:走|了)|拿着|打|砍|闯|冲|在).{0,8}(?:我|人|门|店|屋)
      |${ONE}被.{0,5}(?:骗|带|拐|抱|接)走了?[,]?.{0,4}(?:找不[到着]|联系不上|没消息|没回来|不见)
    )
  ` },
  { kind: 'text', weight: 4, pattern: pattern`
    ^(?!.*(?:逃出|出来了|追回|要回|退|交了|[怎如][么何]报|报案|安全吗|判)).*(?:被|给|让)?(?:人|他们|同学|网友|老乡|中介)?(?:骗|拐|卖|带)(?:来|到|进|去)了?.{0,6}(?:传销|窝点|园区|缅甸|缅北|柬埔寨|黑厂|黑砖窑|黑工地)
      (?!.{0,10}(?:判|怎么处理|去年|新闻|电影))
    |(?:关|锁|困|绑)着我们?(?:不|好|[一二两三四五六七八九十几\d]|[,。!]|$)
  ` },
  { kind: 'medical', weight: 4, pattern: pattern`
    (?:一氧化碳|煤气|沼气|煤烟|炭火|农药|老鼠药|蘑菇|野菌|亚硝酸盐|硫化氢)中毒了?(?:[,。!]|$|.{0,4}(?:快|救|晕|吐|倒|昏))
  ` },
  { kind: 'police', weight: 3, pattern: pattern`
    (?:趴|贴|蹲|躲)(?:在|着)?(?:我|我家|人家)的?(?:窗|门|阳台|床)
    |${KIN}(?:[在又还正要就一直突然现拿用刀棍]|动手|喝[多醉]?酒?了?)*(?:打|踢|踹|掐|砍|捅)我(?!.{0,2}(?:的?电话|手机|微信|广告|岔|脸))(?!们?(?:电话|车|狗))
  ` },
]
