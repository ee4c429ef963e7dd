// What is taken out of questions before they are kept.

import { equal, ok } from 'node:assert/strict'
import { anonymise } from '../../src/guide/anonymise.ts'

describe('anonymise', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['火星上能不能办身份证？', '火星上能不能办身份证'],
    ['身份證丟了怎麼辦', '身份证丢了怎么办'],
    ['我电话13812345678，怎么查', '我电话[号码],怎么查'],
    ['138 1234 5678 是谁的号', '[号码] 是谁的号'],
    ['１３８１２３４５６７８查一下', '[号码]查一下'],
    ['一三八一二三四五六七八是我号码', '[号码]是我号码'],
    ['身份证号11010519491231002X能查吗', '身份证号[号码]能查吗'],
    ['护照E12345678丢了', '护照[证件号]丢了'],
    ['苏A12345被拖走了去哪取', '[车牌]被拖走了去哪取'],
    ['粤B·D12345 怎么查违章', '[车牌] 怎么查违章'],
    ['我叫张三，怎么改名', '我叫[姓名],怎么改名'],
    ['My name is John Smith, how do I move', 'my name is [name], how do i move'],
    ['发到zhang.san@example.com行吗', '发到[邮箱]行吗'],
    ['https://example.com/a?b=1 是真的吗', '[网址] 是真的吗'],
    ['加我微信zhang_san88', '加我微信[号码]'],
    ['我是外地人能办吗', '我是外地人能办吗'],
    ['16岁和1998年能办吗', '16岁和1998年能办吗'],
    ['拨打12345吗', '拨打[号码]吗'],
  ]
  for (const [said, kept] of cases) it(`keeps “${kept}”`, () => equal(anonymise(said), kept))

  it('keeps no more than 80 characters', () => equal([...anonymise('办'.repeat(500))].length, 80))

  it('leaves no five digits in a row of whatever is written', () => {
    for (const between of ['', ' ', '-', '.', '·']) {
      const said = `问${[...'320123199001011234'].join(between)}问`
      ok(!/\d{5}/.test(anonymise(said).replaceAll(between, '')), said)
    }
  })
})
