// Addresses in words and positions from the map.

import assert from 'node:assert/strict'
import { place } from '../../../src/engine/answers/place.ts'
import type { Json } from '../../../src/engine/event.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { context, short, table } from './ask.ts'

describe('a place', () => {
  const NO = 'x not-a-place'
  const at = (label: string): Json => ({ label })
  table(place, [
    ['我在哪里看进度', 'x not-a-place'],
    ['你们会保密吗', 'x not-a-place'],
    ['how long does it take', 'x not-a-place'],
    ['改1 食品', 'x not-a-place'],
    ['改造路3号', at('改造路3号')],
    ['every night around 10, a man with a red scooter sells pills to students', 'x not-a-place'],
    ['每天晚上都有个男的骑红色摩托来卖药', 'x not-a-place'],
    ['有人卖菜的那个市场旁边', at('有人卖菜的那个市场旁边')],
    ['the corner where the man with the red scooter always sells pills', at('the corner where the man with the red scooter always sells pills')],
    ['人民路'.repeat(200), 'x too-long'],
    ['明天', 'x not-a-place'],
    ['下午三点半', 'x not-a-place'],
    ['你在哪', 'x not-a-place'],
    ['人民路25号，不对，是27号', at('人民路25号，不对，是27号')],
    ['renmin lu 25 hao', at('renmin lu 25 hao')],
    ['人民路25号', at('人民路25号')],
    ['人民广场', at('人民广场')],
    ['在建设路和解放路路口', at('在建设路和解放路路口')],
    ['地址是人民路25号', at('人民路25号')],
    ['地址：人民路25号', at('人民路25号')],
    ['城关镇', at('城关镇')],
    ['幸福小区3栋2单元501', at('幸福小区3栋2单元501')],
    ['People\'s Square', at('People\'s Square')],
    ['the address is 5 Main Street', at('5 Main Street')],
    ['中山北路', at('中山北路')],
    ['万达对面', at('万达对面')],
    ['G42高速120公里处', at('G42高速120公里处')],
    ['火车站', at('火车站')],
    ['我家楼下', at('我家楼下')],
    ['不知道', NO],
    ['不清楚', NO],
    ['没拍', NO],
    ['没问题', NO],
    ['不用了谢谢', NO],
    ['不方便说', NO],
    ['这里', NO],
    ['附近', NO],
    ['here', NO],
    ['I don\'t know', NO],
    ['[微笑]', NO],
    ['😀', NO],
    ['。', NO],
    ['12345', NO],
    ['家', NO],
    ['好的', NO],
    ['', NO],
    ['哪里？', NO],
    ['【收到不支持的消息类型，暂无法显示】', NO],
  ])
  table(place, [['人民路', 'x too-short'], ['人民路25号', at('人民路25号')]], context({ length: [5, 10] }))
  const pins: readonly (readonly [Said, Json])[] = [
    [{ kind: 'place', lat: 31.23, lng: 121.47, label: '人民广场' }, { label: '人民广场', lat: 31.23, lng: 121.47 }],
    [{ kind: 'place', lat: 31.23, lng: 121.47, label: ' ' }, { label: '31.23000,121.47000', lat: 31.23, lng: 121.47 }],
    [{ kind: 'place', lat: 91, lng: 0, label: 'x' }, NO],
    [{ kind: 'place', lat: Number.NaN, lng: 0, label: 'x' }, NO],
    [{ kind: 'image', url: 'x' }, NO],
    [{ kind: 'voice', url: 'x', transcript: '人民路' }, at('人民路')],
  ]
  for (const [said, expected] of pins) {
    it(`reads ${JSON.stringify(said)} as ${JSON.stringify(expected)}`, () => assert.deepEqual(short(place.read(said, context())), expected))
  }

  it('shows its label', () => assert.equal(place.show({ label: '人民广场', lat: 31, lng: 121 }, 'zh-CN'), '人民广场'))
})
