// What people say instead of an answer that can be left out, and what only sounds like it.

import assert from 'node:assert/strict'
import { isEvasion } from '../../../src/engine/answers/reading/evasion.ts'

const NONE = [
  '不清楚', '不知道', '我不知道', '不太清楚', '不晓得', '不记得了', '记不清了', '忘了', '说不清楚', '不拍了', '唔記得編號', '搵唔到', '找不到', '没注意', '不知道在哪里', '不清楚地址',
  '不方便说', '唔使', '唔想講', '不方便', '不想说', '不想留', '不留电话', '不告诉你们', '保密', '没拍', '没拍到', '没拍到照片', '没照片', '没有照片和录音',
  '没有证据', '没得', '没有照片 也不用联系我', '没有照片我不会弄', '没拍，不敢拍怕被发现', '不会拍', '来不及拍照', '没有，手机坏了', '不用了吧我怕他们知道', '没有照片 怕被看见', '不填了', '不寫', '刚说了呀', '上面写过了', '我都说了', '不清楚啊，抱歉', '唔知', '唔記得', '不詳', '沒拍到', 'I don\'t know', 'dont know', 'not sure', 'no idea', 'idk',
  'I don\'t remember', 'rather not say', 'prefer not to say', 'no photos', 'I don\'t want to', 'Sorry, no idea', 'unknown',
]
const SOME = [
  '', '不', '好的', '城关路5号', '不清楚的那条路旁边', '没拍照的人站在门口', '13800138000', '不远', '没人管', '不要打我电话', '知道', '记得', '留下',
  '说了他也不听', '写着出租的门面', '忘川路', '我怕他们半夜又来敲门', '他不会弄坏的', '保密局旁边', '不知道谁在楼下敲门敲了一晚上而且天天晚上都这样', 'no 5 main street', 'not far from the school', 'know', '[微笑]', 'sorry',
]

describe('saying that there is no answer', () => {
  for (const text of NONE) it(`is heard in ${text}`, () => assert.equal(isEvasion(text), true))
  for (const text of SOME) it(`is not heard in ${text || 'nothing'}`, () => assert.equal(isEvasion(text), false))
})
