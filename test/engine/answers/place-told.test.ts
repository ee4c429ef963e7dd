// The one place that a story names by itself.

import assert from 'node:assert/strict'

import { placeTold } from '../../../src/engine/answers/reading/place-told.ts'

const STORIES: readonly (readonly [story: string, place: string | undefined])[] = [
  ['城关小学对面的棋牌室每天晚上有人赌钱，我想举报', '城关小学对面的棋牌室'],
  ['從城關小學對面的棋牌室每晚有人賭錢', '城關小學對面的棋牌室'],
  ['昨天晚上在阳光小区3栋楼下看到有人偷电动车', '阳光小区3栋楼下'],
  ['人民路12号有人卖假酒', '人民路12号'],
  ['柳河镇中街20号有人开赌场', '柳河镇中街20号'],
  ['东门街8号旁边的出租屋天天有人吸毒', '东门街8号旁边的出租屋'],
  ['我住在幸福家园5栋二单元，楼上有人聚赌', '幸福家园5栋二单元'],
  ['3月5号晚上十点半左右城南汽车站有扒手', '城南汽车站'],
  ['there is gambling every night opposite the Riverside Primary School', 'opposite the Riverside Primary School'],
  ['someone sells drugs behind Lakeside night market', 'behind Lakeside night market'],
  // Named by nobody, or more than one.
  ['我们小区有人赌博', undefined],
  ['我家楼下有人打架', undefined],
  ['一个小区里有传销', undefined],
  ['昨晚我在回家路上被人跟踪', undefined],
  ['我儿子在学校被同学打了', undefined],
  ['他骑车去学校的路上', undefined],
  ['有辆车在人民路逆行，撞了人还跑到解放路', undefined],
  ['my school has bullying', undefined],
  ['', undefined],
]

describe('the place that a story names', () => {
  for (const [story, place] of STORIES) it(`${story || 'nothing'} → ${place ?? 'none'}`, () => assert.equal(placeTold(story), place))
})
