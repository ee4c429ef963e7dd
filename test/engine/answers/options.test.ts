// Every way in which people pick one of several: F16's table.

import assert from 'node:assert/strict'
import { pick } from '../../../src/engine/answers/options.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { context, short } from './ask.ts'

const offer = (value: string, label: string) => ({ value, label })
const topics = [
  offer('food', '食品药品'), offer('traffic', '交通违法'), offer('pollution', '环境污染'), offer('fraud', '电信诈骗'), offer('other', '其他问题'),
]
const english = [
  offer('food', 'Food or medicine'), offer('traffic', 'Traffic'), offer('pollution', 'Pollution'), offer('fraud', 'Fraud'),
  offer('danger', 'Someone is in danger right now'), offer('other', 'Something else'),
]
const services = [
  offer('id-card', '办理身份证'), offer('id-lost', '身份证挂失'), offer('household', '户口登记'), offer('passport', '护照'),
  offer('permit', '居住证'), offer('driving', '驾驶证换证'),
]
const units = [
  offer('chengguan', '城关派出所'), offer('dongmen', '东门派出所'), offer('ximen', '西门派出所'), offer('nanhu', '南湖派出所'),
]
const parties = [offer('a', '2人'), offer('b', '3人'), offer('c', '4人')]
const pair = [offer('am', '上午'), offer('pm', '下午')]
const slots = [offer('s1', '09:00'), offer('s2', '09:30'), offer('s3', '10:00')]
const many = Array.from({ length: 12 }, (_, i) => offer(`n${i + 1}`, `第${'甲乙丙丁戊己庚辛壬癸子丑'[i]}窗`))

/** What was said in many ways, and what each of them picks: a value, `-` for none, or the values that stay open. */
type Row = readonly [title: string, offers: readonly { value: string; label: string }[], picked: string, said: readonly string[]]

const rows: readonly Row[] = [
  ['the first by its number', topics, 'food', [
    '1', '１', '一', '壹', '①', '⑴', '⒈', '❶', '➀', '➊', '㈠', '㊀', 'Ⅰ', 'ⅰ', '1️⃣', '1.', '1、', '1。',
    '（1）', '(1)', '（一）', '【1】', '1)', '#1', ' 1 ', '“1”', '1！', '1,', '第一个', '第1个', '第１个', '第一',
    '第 1 个', '第一项', '第一条', '第一种', '第一类', '选1', '选一', '选项1', '选择1', '我选1', '我选第一个', '一号', '1号', '就1',
    '1吧', '1谢谢', '第一个吧', '就第一个', '那就第一个吧', '回复1', '按1', '点1', '我要1', '1 号', '数字1', '头一个', '首个',
    '最上面那个', '最前面的一个', '我想选第一个，谢谢', 'one', 'One', 'the first', 'the first one', 'first', '1st',
    'the 1st', 'the 1st one', 'no. 1', 'No.1', 'NO 1', 'number 1', 'number one', 'option 1',
    'option one', '1 please', 'I choose 1', 'i\'ll take the first one', 'the top one', '1食品药品',
    '1. 食品药品', '第一个食品', '第一個', '選1', '選第一個', '就第一個吧',
  ]],
  ['the second by its number', topics, 'traffic', [
    '2', '２', '二', '贰', '貳', '②', '⑵', '⒉', '㈡', 'Ⅱ', '2️⃣', '2.', '二、', '第二个', '第2个', '第二項', '选2',
    '我选2吧', '就第二个', '二号', '2号', '两', '第二个吧谢谢', 'two', 'second', 'the second one', '2nd', 'no. 2',
    'option two', '我要第二个', '嗯，第二个', '好的，2', '是2', '应该是2', '2 交通', '第二个，交通',
  ]],
  ['the third, fourth and last', topics, 'other', [
    '5', '五', '⑤', '第五个', '最后一个', '最后那个', '最后一项', '最后', '最末一个', '最下面那个', '倒数第一个', '选最后一个', '就最后一个吧',
    '我要最后一个', '末尾那个', '最後一個', 'five', 'the fifth', 'last', 'the last one', 'the last',
    'last one please', 'the bottom one', '伍', '最后面的',
  ]],
  ['the last but one', topics, 'fraud', [
    '4', '四', '肆', '倒数第二个', '倒数第2个', '倒數第二個', 'second last', 'the second to last',
    'the second from the last', 'next to last', 'penultimate', '我选倒数第二个',
  ]],
  ['the middle one', topics, 'pollution', [
    '3', '三', '叁', '參', '中间那个', '中间的', '最中间那个', 'the middle one', 'third', '3rd', '第三个',
  ]],
  ['numbers above ten', many, 'n12', [
    '12', '十二', '⑫', '第十二个', '１２', '选12', '拾贰', 'twelve', 'the twelfth', '12th', '最后一个', '十二号', 'Ⅻ',
  ]],
  ['the eleventh of twelve', many, 'n11', ['11', '十一', '倒数第二个', '第11个', 'eleventh', 'eleven']],
  ['a label', topics, 'traffic', [
    '交通违法', '交通', '交', '交通违', '违法', '我选交通', '我选交通吧', '选交通', '交通的', '交通吧', '就交通', '交通类', '交通方面',
    '交通方面的', '交通问题', '我要举报交通违法', '我想反映交通违法的事', '交通違法', '選交通', '我要选交通违法，谢谢', '“交通违法”', '交通 违法',
    '关于交通的', '有关交通的问题', '是交通', '那就交通吧', '嗯 交通', 'traffic', 'TRAFFIC',
  ]],
  ['a number among emoji, stickers and manners', topics, 'traffic', [
    '2😊', '😊2', '2[微笑]', '2 🙏🏻🙏', '第二个😊', '第二个[OK]', '那个，2', '麻烦您，第二个', '請問，2', '行，2', '答：2', '2，唔該', '2 ok', '👉2', '2丶',
  ]],
  ['another label', topics, 'fraud', [
    '电信诈骗', '電信詐騙', '诈骗', '詐騙', '电信', '电', '我遇到了电信诈骗，怎么办', '我选诈骗', '诈骗吧', '诈骗的事', '你好，我想选电信诈骗，谢谢',
    'fraud', 'Fraud',
  ]],
  ['what is said instead of another', topics, 'pollution', ['不是1是3', '1不对，是3', '不是诈骗，是污染', '不是交通违法是环境污染', '选错了，应该是3', '诈骗 哦不对 污染', '1，算了3', '交通 打错了 污染', '不要诈骗，要污染', '诈骗不要，污染', 'not 诈骗, 污染', '要污染，不要诈骗']],
  ['a thing as it is written in Taiwan', services, 'id-card', ['辦理身分證']],
  ['none of what is named', topics, 'other', ['其它', '别的', '都不是', '以上都不是', '都不对', '没有我要的', '其他']],
  ['an English label', english, 'traffic', [
    'Traffic', 'traffic', 'TRAFFIC', 'traf', 'tr', 'traffic please', 'I want traffic',
    'the traffic one', 'i\'d like traffic, please', 'Traffic.', '2',
  ]],
  ['a word of an English label', english, 'food', [
    'food', 'medicine', 'Food or medicine', 'medicines', 'food please', 'about food',
    'I choose food', 'medi', 'it is about medicine',
  ]],
  ['a longer English label', english, 'danger', [
    'danger', 'someone is in danger', 'in danger', 'Someone is in danger right now', 'five',
  ]],
  ['something else', english, 'other', [
    'something else', 'else', 'other', 'something else please', 'Something else.',
  ]],
  ['two labels, each by its beginning', topics, 'traffic fraud', ['交通和诈骗', '交通还是诈骗', '诈骗、交通', '交通或者诈骗', '交通,诈骗']],
  ['a word that two labels have', services, 'id-card id-lost', [
    '身份证', '我选身份证', '身份证吧', '身份证的', '身份証',
  ]],
  ['the full label of two that are alike', services, 'id-lost', [
    '身份证挂失', '挂失', '身份证挂', '我选挂失', '身份證掛失', '我要挂失', '选身份证挂失吧',
  ]],
  ['its beginning', services, 'driving', [
    '驾驶证换证', '驾驶证', '驾驶', '驾', '换证', '我要换证', '駕駛證', '6', '第六个',
  ]],
  ['a service', services, 'passport', [
    '护照', '護照', '护', '办护照', '我想办护照', '我要办理护照', '护照业务', '护照的', '4',
  ]],
  ['a station', units, 'chengguan', [
    '城关', '城关所', '城关派出所', '城关派出所吧', '去城关派出所', '城關派出所', '我去城关派出所办',
  ]],
  ['what all labels have', units, 'chengguan dongmen ximen nanhu', ['派出所', '派出所吧']],
  ['a number that is also a quantity', parties, 'b a', ['2']],
  ['a quantity', parties, 'a', ['2人', '1', '两人', '第一个', '选2人']],
  ['two of them', topics, 'food traffic', [
    '1和2', '1、2', '1或2', '1,2', '一和二', '1 and 2', '第一个和第二个', '1还有2',
  ]],
  ['of two the former', pair, 'am', ['前者', '上午', '1', '上', 'the former', '上午吧', '第一个']],
  ['of two the latter', pair, 'pm', ['后者', '後者', '下午', '2', 'the latter', '就下午', '最后一个']],
  ['a time', slots, 's3', ['10:00', '3', '10：00', '最后一个', '第三个']],
  ['a time by its number', slots, 's1', ['1', '09:00', '第一个', '0900']],
  ['a contradiction', topics, 'food traffic', ['1 交通']],
  ['nothing that is offered', topics, '-', [
    '6', '0', '９', '十', '第六个', '第十个', '110', '第0个', '选7', '１００', '护照', '不知道', '随便', '都可以', '[微笑]',
    '😀', '👍', '。。。', '？', '', ' ', '你好', '谢谢', '为什么', 'hello', '不是第一个', '不要交通', '我不选1', '没有',
    'seven', 'the seventh', 'sixth', 'not traffic', '-1', '1.5',
    '【收到不支持的消息类型，暂无法显示】', '问题吗', '1和9', '倒数第六个', '的',
  ]],
]

const wanted = (picked: string, offers: readonly { value: string; label: string }[]) => {
  if (picked === '-') return 'x not-an-option'
  const kept = picked.split(' ').map((value) => offers.find((offer) => offer.value === value) ?? value)
  return kept.length === 1 ? kept[0] : ['?', ...kept]
}

describe('picking an option', () => {
  for (const [title, offers, picked, said] of rows) {
    for (const text of said) {
      it(`${title}: ${text}`, () => {
        assert.deepEqual(short(pick({ kind: 'text', text }, offers, context())), wanted(picked, offers))
      })
    }
  }

  it('knows more than two hundred ways', () => {
    assert.ok(rows.reduce((sum, [, , , said]) => sum + said.length, 0) >= 200)
  })

  const others: readonly (readonly [string, Said, string])[] = [
    ['a tapped button', { kind: 'text', text: '交通违法', option: 'fraud' }, 'fraud'],
    ['a button that is no longer offered by its text', { kind: 'text', text: '交通违法', option: 'gone' }, 'traffic'],
    ['an item of the menu', { kind: 'menu', key: 'other' }, 'other'],
    ['another item of the menu', { kind: 'menu', key: 'SUBMIT_TIP' }, '-'],
    ['a recognised voice', { kind: 'voice', url: 'x', transcript: '第二个。' }, 'traffic'],
    ['an unrecognised voice', { kind: 'voice', url: 'x' }, '-'],
    ['a picture', { kind: 'image', url: 'x' }, '-'],
    ['a place', { kind: 'place', lat: 31, lng: 121, label: '交通' }, '-'],
    ['the value as it is', { kind: 'text', text: 'pollution' }, 'pollution'],
  ]
  for (const [title, said, picked] of others) {
    it(`takes ${title}`, () => assert.deepEqual(short(pick(said, topics, context())), wanted(picked, topics)))
  }

  for (const text of ['my', 'the']) {
    it(`takes no label for meant that only begins with ${text}, as any sentence may`, () => {
      const mine = [offer('mine', 'My appointments'), offer('case', 'The case of before')]
      assert.deepEqual(short(pick({ kind: 'text', text }, mine, context())), wanted('-', mine))
    })
  }

  it('says between which labels an answer leaves the choice', () => {
    const reading = pick({ kind: 'text', text: '身份证' }, services, context())
    assert.deepEqual(reading.ok ? {} : reading.values, { first: '办理身份证', second: '身份证挂失' })
  })

  it('takes values that are no texts, and labels that are missing', () => {
    const offers = [{ value: 30 }, { value: { id: 'x' }, label: '六十' }]
    assert.deepEqual(short(pick({ kind: 'text', text: '第一个' }, offers, context())), { value: 30, label: '30' })
    assert.deepEqual(short(pick({ kind: 'text', text: '', option: '{"id":"x"}' }, offers, context())), { value: { id: 'x' }, label: '六十' })
  })
})
