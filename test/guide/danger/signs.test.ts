// What shows that danger is only spoken of, and what only looks like it: each of these signs stands beside true calls for help
// that have the same words.

import assert from 'node:assert/strict'

import { readEvident } from '../../../src/guide/danger/danger.ts'

type Sign = 'handled' | 'inquiry' | 'standing' | 'figure'

const shown: readonly (readonly [sign: Sign, texts: readonly string[]])[] = [
  ['handled', [
    '有人踹门我报了警 你们一个小时才来', '民警来了看一眼就走了', '报警说他拿刀 派出所让我自己协商', '打110没人来', '我被跟踪去报案 值班的说又没把你怎么样',
    '醉汉砸店 出警的劝两句走了 对你们不满', '交警把我铐了', '邻居放火 派出所和稀泥 凭什么', '差佬企喺度睇', 'The police arrived an hour later and did nothing',
    'my husband was detained for fighting', 'he is in detention after a brawl',
  ]],
  ['inquiry', [
    '捅人的抓到没有', '我家被撬 案子有进展吗', '撞我的车找到了没', '放火那个人判了吗', '打人的传唤没有', '我被骗的钱追回来没', '伤情鉴定出来了没', '上月砸店的查到没', '绑我弟那案子现在啥情况',
    'did you catch the man who stabbed him',
  ]],
  ['standing', [
    '每天晚上十一点渣土车狂飙', '村里有人藏枪', '周三晚上开场 放哨的带刀', '他经常在学校附近转', '作坊造鞭炮 一般腊月开工', '早晚着火', '你们抽空查查', '去年跑掉的逃犯在工地', '听说有人卖毒',
    'he sells knives near the school every day',
  ]],
  ['figure', [
    '笑死我了', '热死了', '作业多得想死了哈哈', '双十一血流成河', '在游戏里被追杀', '股票跌得想跳楼', '今天累死人', '这剧虐死我', '开玩笑的别抓我', 'this heat is killing me lol',
    'you guys are killing it', 'that cartoon killed me', 'my feet are dead', 'this exam will be the death of me',
  ]],
]

const calls: readonly (readonly [sign: Sign, texts: readonly string[]])[] = [
  ['handled', ['有人踹门 快派民警来', '警察快来 他还在打', '我在派出所门口被人追', '他拿刀 你们快点', '报警 有人跳河', 'police please come quickly']],
  ['inquiry', ['孩子找不到了', '抓住小偷了快来', '他没有呼吸', '有人拿刀 快来', '救救我', 'he has a knife come']],
  ['standing', ['有人拿枪', '楼下着火了', '他现在拿刀在门外', '刚刚有人跳河', '救命', 'he has a gun right now']],
  ['figure', ['他要杀死我', '没开玩笑 他站在楼顶', '我想死', '说今天不给钱就剁手', '门被堵死了', 'he is going to kill me', 'she is dead in the car']],
]

describe('signs of danger', () => {
  for (const [sign, texts] of shown) {
    it(`show that it is ${sign}`, () => assert.deepEqual(texts.filter((text) => !readEvident(text).signs[sign]), []))
  }

  for (const [sign, texts] of calls) {
    it(`do not take a call for ${sign}`, () => assert.deepEqual(texts.filter((text) => readEvident(text).signs[sign]), []))
  }
})
