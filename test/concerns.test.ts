// What people ask about us: which flow answers it, and what only sounds like it.

import assert from 'node:assert/strict'

import { concernIn } from '../src/concerns.ts'

const asked: readonly (readonly [text: string, flow: string | undefined])[] = [
  ['谁在看我写的', 'who-sees'],
  ['thanks, when will they reply?', 'what-next'],
  ['when will you come', undefined],
  ['好的，那然后呢', 'what-next'],
  ['派出所几点上班', 'hours'],
  ['星期六上班吗', 'hours'],
  ['你们上班时间', 'hours'],
  ['你们几点下班？', 'hours'],
  ['出入境几点下班', 'hours'],
  ['车管所周六上班吗', 'hours'],
  ['周末开门吗', 'hours'],
  ['国庆节上班吗', 'hours'],
  ['中午休息吗', 'hours'],
  ['what are your opening hours', 'hours'],
  ['can you tell me the opening hours of the exit-entry hall', 'hours'],
  ['nobody was there during office hours', undefined],
  ['when do you open', 'hours'],
  ['户籍科周六上不上班', 'hours'],
  ['周末开不开门', 'hours'],
  ['我想咨询个事', 'ask-guide'],
  ['想请教个问题', 'ask-guide'],
  ['有个事想问问', 'ask-guide'],
  ['你好，请问一下', 'ask-guide'],
  ['麻烦问下', 'ask-guide'],
  ['Can I ask you something?', 'ask-guide'],
  ['is anyone there?', 'ask-guide'],
  ['问一下护照怎么办', undefined],
  ['想问问我的案子', undefined],
  ['民警来问了一下情况', undefined],
  ['派出所电话多少', 'hours'],
  ['你们的联系电话是多少', 'hours'],
  ['what is the phone number of the police station', 'hours'],
  ['派出所电话没人接', undefined],
  ['骗子的电话是多少', undefined],
  ['我老公几点下班', undefined],
  ['上班时间喝酒的民警', undefined],
  ['周末有人在楼下吵', undefined],
  ['谁能看到', 'who-sees'],
  ['你们会不会告诉物业', 'who-sees'],
  ['能告诉别人吗', 'who-sees'],
  ['怕报复', 'who-sees'],
  ['我不敢留名字', 'who-sees'],
  ['就是怕他们知道是我', 'who-sees'],
  ["I'm afraid they will find out", 'who-sees'],
  ['孩子怕狗', undefined],
  ['担心他们打孩子', undefined],
  ['然后呢', 'what-next'],
  ['不想举报了', 'withdraw'],
]

describe('concernIn', () => {
  for (const [text, flow] of asked) it(`leads '${text}' to ${flow}`, () => assert.equal(concernIn(text), flow))
})
