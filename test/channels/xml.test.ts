// The reader of WeChat's XML: what it reads, and what it refuses without being hurt.

import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { encode } from '../../src/channels/wechat/encode.ts'
import { readXml } from '../../src/channels/xml.ts'
import { isQuick } from '../support/quickly.ts'

const valueOf = (xml: string) => readXml(xml)?.children.map(({ name, text }) => [name, text])

describe('xml', () => {
  for (const [title, xml, expected] of [
    ['plain text', '<xml><A>1</A></xml>', [['A', '1']]],
    ['CDATA, untrimmed', '<xml><A><![CDATA[ a\n b ]]></A></xml>', [['A', ' a\n b ']]],
    ['CDATA in two sections', '<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>', [['A', 'a]]>b']]],
    ['markup within CDATA', '<xml><A><![CDATA[<B>&amp;</B>]]></A></xml>', [['A', '<B>&amp;</B>']]],
    ['the five entities', '<xml><A>&lt;&gt;&amp;&quot;&apos;</A></xml>', [['A', '<>&"\'']]],
    ['numeric references', '<xml><A>&#20320;&#x1F600;</A></xml>', [['A', '你😀']]],
    ['an empty element', '<xml><A></A><B/><C /></xml>', [['A', ''], ['B', ''], ['C', '']]],
    ['a declaration and a BOM', '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<xml><A>1</A></xml>\n', [['A', '1']]],
    ['blanks between elements', '<xml>\n <A>1</A>\r\n\t<B>2</B>\n</xml>', [['A', '1'], ['B', '2']]],
    ['blanks in tags', '<xml ><A >1</A ></xml\n>', [['A', '1']]],
    ['big numbers as strings', '<xml><MsgId>9223372036854775807</MsgId></xml>', [['MsgId', '9223372036854775807']]],
    ['the same name twice', '<xml><A>1</A><A>2</A></xml>', [['A', '1'], ['A', '2']]],
  ] as const) {
    it(`reads ${title}`, () => {
      assert.deepEqual(valueOf(xml), expected)
    })
  }

  it('reads lists and what is nested in them', () => {
    const root = readXml('<xml><E><List><T>a</T></List><List><T>b</T></List></E></xml>')
    assert.deepEqual(root?.children[0]?.children.map((list) => list.children[0]?.text), ['a', 'b'])
  })

  for (const [title, xml] of [
    ['nothing', ''], ['blanks', '  \n'], ['text', 'hello'], ['JSON', '{"a":1}'], ['another root', '<html></html>'],
    ['a DTD', '<!DOCTYPE xml><xml></xml>'],
    ['an external entity', '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
    ['an unknown entity', '<xml><A>&nbsp;</A></xml>'], ['a bare ampersand', '<xml><A>a & b</A></xml>'],
    ['a reference to NUL', '<xml><A>&#0;</A></xml>'], ['a reference to half a character', '<xml><A>&#xD800;</A></xml>'],
    ['a reference beyond Unicode', '<xml><A>&#x110000;</A></xml>'],
    ['NUL', '<xml><A>\0</A></xml>'], ['a comment', '<xml><!-- a --></xml>'], ['an instruction', '<xml><?php ?></xml>'],
    ['attributes', '<xml a="1"></xml>'], ['two roots', '<xml></xml><xml></xml>'], ['text after the root', '<xml></xml>a'],
    ['an open root', '<xml><A>1</A>'], ['an open element', '<xml><A>1</xml>'], ['crossed elements', '<xml><A><B></A></B></xml>'],
    ['open CDATA', '<xml><A><![CDATA[a</A></xml>'], ['a lone closing tag', '</xml>'], ['a cut tag', '<xml><A'],
    ['a name with a colon', '<xml><a:b>1</a:b></xml>'], ['a name that begins with a digit', '<xml><1>1</1></xml>'],
    ['text beside elements', '<xml><A>x<B>1</B></A></xml>'], ['nine levels', `<xml>${'<a>'.repeat(8)}${'</a>'.repeat(8)}</xml>`],
    ['another encoding', '<?xml version="1.0" encoding="GBK"?><xml></xml>'], ['XML 1.1', '<?xml version="1.1"?><xml></xml>'],
    ['a closing tag that only begins alike', '<xml><A>1</AB></xml>'],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.equal(readXml(xml), undefined)
    })
  }

  for (const [title, xml] of [
    ['64 kB of opening brackets', '<'.repeat(65_536)], ['64 kB of opening tags', '<a>'.repeat(21_845)],
    ['64 kB of open CDATA', '<xml><![CDATA['.repeat(4_681)], ['64 kB of ampersands', `<xml><A>${'&'.repeat(65_000)}</A></xml>`],
    ['64 kB of blanks in a tag', `<xml${' '.repeat(65_000)}a></xml>`], ['a name of 64 kB', `<${'a'.repeat(65_000)}>`],
  ] as const) {
    it(`refuses ${title} at once`, async () => {
      await isQuick(20, () => assert.equal(readXml(xml), undefined))
    })
  }

  it('reads back whatever the encoder writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (content) => {
      const xml = encode({ to: 'o1', from: 'gh_1', at: 1, text: content })
      if (/\0/.test(content)) return
      assert.equal(readXml(xml)?.children.at(-1)?.text, content)
    }))
  })

  it('accepts nothing that a general validator refuses', () => {
    const piece = fc.constantFrom('<xml>', '</xml>', '<A>', '</A>', '<B/>', 'x', '&amp;', '&', '<![CDATA[', ']]>', '<', '>', ' ')
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const xml = `<xml>${pieces.join('')}</xml>`
      if (readXml(xml)) assert.equal(XMLValidator.validate(xml), true, xml)
    }), { numRuns: 2_000 })
  })
})
