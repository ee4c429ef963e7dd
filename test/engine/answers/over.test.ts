// What tells after a call for help that it is over or has been answered, and what only sounds like it.

import assert from 'node:assert/strict'
import { isOver } from '../../../src/engine/answers/reading/over.ts'

const OVER = [
  '没事了', '没事', '没事了 刚才是开玩笑', '真的没事', '冇事喇', '沒事了', '我没事了', '现在安全了', '虚惊一场', '误会了', '发错了', '点错了', '我就是测试一下', '不是现在', '上个月的事了',
  '昨天的事', '他已经走了', '打了110了', '已经报过警了', '110打过了', '報咗警喇', '警察来了', '救护车到了', '找到了找到了', '孩子已经找到了', '我妈自己回来了', '我就是想登记一下', 'false alarm', 'i am fine now', "it's over", 'he left',
  '现在没打了', '没打了', '不打了', '他停手了', '他出去了', '没再砸门了', '他現在不打了', '火已经扑灭了', '没流血了', '血止住了', '她醒过来了', '人已经被抓住了', '我现在在朋友家', '已经送医院了', 'he stopped', 'the fire is out', 'we found her', 'he is not hitting me now',
  '没有 我就说说', '我到家了', 'just testing', 'sorry, by mistake', 'already called 110', 'I called the police', 'that was last month',
]
const NOT_OVER = [
  '', '不是开玩笑', '我没开玩笑', '不敢报警', '没报警', '他走了又回来了', '他还在门口', '他回来了', '没找到', '还没安全', '我在城关路12号', '快来', '救命', '没事吗', '这里很危险', '他说不会走', '警察还没来',
  '他还在打', '又开始打了', '他又不打了又来', '不打我就砸东西', '没打死我', '他出去拿刀了', '他出去找人了', '他没停手', '火没灭', '火又着了', '血止不住', '她没醒过来', '我逃出来了', '他睡着了我不敢动', '打了我不停', '没打了 但是我头上一直流血', '他出去了，可是把孩子带走了', 'he left but he took my baby', "he hasn't left", 'it is not out',
  'not ok', 'this is not a joke', 'he is back again', 'he is still here', 'where are you', '警察会来吗？',
]

describe('that there is no danger any more', () => {
  for (const text of OVER) it(`is heard in ${text}`, () => assert.equal(isOver(text), true))
  for (const text of NOT_OVER) it(`is not heard in ${text || 'nothing'}`, () => assert.equal(isOver(text), false))
})
