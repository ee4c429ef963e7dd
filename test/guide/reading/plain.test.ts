// Texts in pinyin and in dialect, in standard words; what is neither stays what it is.

import assert from 'node:assert/strict'

import { createPlain } from '../../../src/guide/reading/plain.ts'

const plain = createPlain({ procedures: [] })

const PLAIN: readonly (readonly [text: string, plain: string | undefined])[] = [
  ['mingtian', '明天'], ['xiawu san dian', '下午三点'], ['Xia Zhou Er shang wu', '下周二上午'], ['9 dian', '9点'], ['mingtian 3 dian ban', '明天3点半'], ['san shi yi hao', '三十一号'],
  ['tongyi', '同意'], ['ke yi', '可以'], ['bu yong', '不用'], ['xiexie', '谢谢'], ['quxiao', '取消'], ['wo de yuyue', '我的预约'],
  ['duo shao qian', '多少钱'], ['yao dai shen me', '要带什么'], ['ji tian neng hao', '几天能好'], ['shen fen zheng diu le zen me ban', '身份证丢了怎么办'],
  ['wo xiang yuyue ban hu zhao', '我想预约办护照'], ['liuhe', '柳河'],
  ['wang fang', undefined], ['Li Na', undefined], ['zhang san', undefined], ['he', undefined], ['change the time', undefined], ['I want a passport', undefined], ['ok', undefined],
  ['12', undefined], ['', undefined], ['😀', undefined], ['mingtian '.repeat(20), undefined],
  ['要帶咩', '要带什么'], ['聽日得唔得', '明天可以吗'], ['幾時攞得', '什么时候拿得'], ['喺邊度', '在哪里'],
  ['明 天', '明天'], ['明　天　下　午', '明天下午'], ['城关 派出所', undefined], ['明 天 下午', '明天 下午'],
  ['要带什么', undefined], ['身份證丟了', undefined],
]

const AMONG = ['赌博', '打架、欺负人', '毒品', '吸毒', '麻将馆', '凶']
const MEANT: readonly (readonly [text: string, plain: string | undefined])[] = [
  ['dubo', '赌博'], ['da jia', '打架'], ['wo jia louxia youren dubo', '赌博'], ['xi du de', '吸毒的'], ['wo yao dubo', '我要赌博'], ['di yi ge', '第一个'],
  ['youren dubo ye you ren xidu', undefined], ['xiong', undefined], ['report a thief', undefined], ['Li Na', undefined], ['wang fang', undefined],
]

describe('standard words', () => {
  for (const [text, words] of MEANT) it(`among options are ${words ?? 'none'} for '${text}'`, () => assert.equal(plain(text, AMONG), words))

  for (const [text, words] of PLAIN) it(`are ${words ?? 'none'} for '${text.slice(0, 40)}'`, () => assert.equal(plain(text), words))
})
