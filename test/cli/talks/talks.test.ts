// The notation of talks: read, written, played, and how much of a flow they walk.

import assert from 'node:assert/strict'

import { createWalks } from '../../../src/flows/talk/coverage.ts'
import { parseTalks } from '../../../src/flows/talk/parse.ts'
import { writeJunit } from '../../../src/flows/talk/play-all.ts'
import { play } from '../../../src/flows/talk/play.ts'
import { readSaid, writeSaid } from '../../../src/flows/talk/said.ts'
import { readWords } from '../../../src/flows/talk/values.ts'
import { writeEffect, writeEvent } from '../../../src/flows/talk/write.ts'
import type { Values } from '../../../src/engine/effect.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { fixtureBook, fixtureFlows } from '../../support/fixtures.ts'

const SAID: readonly (readonly [string, Said])[] = [
  ['hello there', { kind: 'text', text: 'hello there' }],
  ['two\\nlines', { kind: 'text', text: 'two\nlines' }],
  ['![image] https://x/1.jpg', { kind: 'image', url: 'https://x/1.jpg' }],
  ['![voice] https://x/1.amr tomorrow at three', { kind: 'voice', url: 'https://x/1.amr', transcript: 'tomorrow at three' }],
  ['![sticker]', { kind: 'other', what: 'sticker' }],
  ["@31.23,121.47 People's Square", { kind: 'place', lat: 31.23, lng: 121.47, label: "People's Square" }],
  ['*SUBMIT_TIP', { kind: 'menu', key: 'SUBMIT_TIP' }],
  ['+subscribe', { kind: 'event', event: 'subscribe' }],
  ['+scan:tip:u1', { kind: 'event', event: 'scan', scene: 'tip:u1' }],
  ['\\[微笑]', { kind: 'text', text: '[微笑]' }],
  ['\\@1,2', { kind: 'text', text: '@1,2' }],
  ['a\\\\n', { kind: 'text', text: 'a\\n' }],
  ['[food]', { kind: 'text', text: 'food', option: 'food' }],
]

describe('a report of talks for other tools', () => {
  it('can be read whatever a talk is called', () => {
    const file = 'a.talk'
    assert.deepEqual(writeJunit([{ file, title: 'says <&> "\u0001\uffff"' }, { file, title: 'b', tell: `${file}:2: expected < x\n  and y` }]).split('\n'), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuite name="talks" tests="2" failures="1">',
      '  <testcase classname="a.talk" name="says &lt;&amp;&gt; &quot;&quot;"/>',
      '  <testcase classname="a.talk" name="b">',
      '    <failure message="a.talk:2: expected &lt; x">a.talk:2: expected &lt; x',
      '  and y</failure>',
      '  </testcase>',
      '</testsuite>', '',
    ])
  })
})

describe('the values of an effect in a talk', () => {
  const effects: readonly { readonly [name: string]: string | number | boolean | null | object }[] = [
    { topic: 'fraud', count: 3, skipped: null, agreed: true },
    { story: 'with "quotes", {braces}, [brackets], a=b and blanks', next: 'x' },
    { story: 'ends with a stroke \\', place: { label: 'No. 12, "East Gate" \\', lat: 1.5 }, next: ['a b', '\\"'] },
    { story: 'two\nlines', next: '' },
  ]
  for (const values of effects) {
    it(`are read as they were written: ${JSON.stringify(values).slice(0, 50)}`, () => {
      const line = writeEffect({ kind: 'call', service: 'tips.submit', with: values as Values })
      assert.deepEqual(readWords(line.slice(2)), { words: ['call', 'tips.submit'], values })
    })
  }
})

describe('what a resident does in a talk', () => {
  for (const [text, said] of SAID) {
    it(`is read from '${text}' and written the same`, () => {
      assert.deepEqual(readSaid(text), said)
      assert.equal(writeSaid(said), text)
    })
  }
})

const play1 = (...lines: readonly string[]): string | undefined => {
  const { talks, problems } = parseTalks(['# a talk', ...lines].join('\n'))
  assert.deepEqual(problems, [])
  const [talk] = talks
  assert.ok(talk)
  const astray = play(talk, fixtureBook())
  return astray && `${astray.line}: ${astray.tell}`
}

describe('a talk', () => {
  it('goes as it is written', () => {
    assert.equal(play1('> 举报', '< tip:welcome', '< tip:topic [food, traffic, danger, other]', '> 取消', '< common:cancelled'), undefined)
  })

  const ASTRAY: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['something else is said', ['> 举报', '< tip:thanks'], /^3: expected < tip:thanks\n  and there was < tip:welcome/],
    ['other options are offered', ['> 举报', '< tip:welcome', '< tip:topic [food]'], /^4: .*\[food\]/],
    ['more is said than it tells of', ['> 举报', '< tip:welcome', '> 取消'], /^4: the talk does not tell of:\n  < tip:topic/],
    ['less is said than it tells of', ['> 举报', '< tip:welcome', '< tip:topic', '< tip:story'], /^5: expected < tip:story\n {2}and nothing more was said/],
    ['something is left over at its end', ['> 举报', '< tip:welcome'], /^3: the talk does not tell of/],
    ['another service is called', ['> 预约', '! call appointments.days'], /^3: expected ! call appointments\.days/],
    ['it is called with something else', ['> 查进度', '< case-status:number', '> T2026-0001', '! call cases.status number=T1'], /^5: expected/],
    ['nobody was called', ['> 举报', '< tip:welcome', '< tip:topic', '= {}'], /^5: no service was called/],
    ['another answer was kept', ['> 举报', '< tip:welcome', '< tip:topic', '> 1', '< tip:story', '& topic=traffic'], /^7: expected & topic="traffic"/],
  ]
  for (const [title, lines, told] of ASTRAY) it(`goes astray where ${title}`, () => assert.match(play1(...lines) ?? '', told))

  it('may allow one of several replies', () => {
    assert.equal(play1('> 你好', '<? tip:welcome', '<? welcome:greeting', '< welcome:wish'), undefined)
  })

  const UNREADABLE: readonly (readonly [string, string, RegExp])[] = [
    ['a line without a mark', '# a\nhello', /begins with one of/],
    ['a line before the title', '> hello', /begins with its title/],
    ['a channel that is none', '# a\non telegram', /no channel 'telegram'/],
    ['a time that is none', '# a\n~ later', /passes by a span/],
    ['a result that is none', '# a\n= {', /not JSON/],
  ]
  for (const [title, text, told] of UNREADABLE) {
    it(`cannot have ${title}`, () => assert.match(parseTalks(text).problems[0]?.tell ?? '', told))
  }

  it('names its channel and language', () => {
    const [talk] = parseTalks('# a\non weibo\nin en\n> hi').talks
    assert.deepEqual([talk?.channel, talk?.language, talk?.lines.length], ['weibo', 'en', 1])
  })

  it('can be recorded', () => {
    assert.deepEqual([
      writeEvent({ kind: 'said', at: 1, said: { kind: 'text', text: 'hi' } }), writeEvent({ kind: 'refused', at: 1, reason: 'taken' }),
      writeEvent({ kind: 'returned', at: 1, value: [1] }), writeEvent({ kind: 'due', at: 1 }),
      writeEffect({ kind: 'call', service: 's', with: { a: 'b', c: [1] } }), writeEffect({ kind: 'notify', key: 'f:k', to: 'd', values: {} }),
      writeEffect({ kind: 'say', key: 'f:k', options: [{ value: 'x' }, { value: 2 }] }),
    ], ['> hi', 'x taken', '= [1]', undefined, '! call s a=b c=[1]', '! notify f:k d', '< f:k [x, 2]'])
  })
})

describe('coverage', () => {
  it('tells which steps and which ways were not walked, with their lines', () => {
    const walks = createWalks()
    const { talks } = parseTalks('# a\n> 查进度\n< case-status:number\n> T2026-0001\n! call cases.status\n= {}\n< case-status:status')
    const [talk] = talks
    assert.ok(talk)
    walks.begin()
    assert.equal(play(talk, fixtureBook({ watch: walks.watch })), undefined)
    const [coverage] = walks.report(fixtureFlows.filter(({ id }) => id === 'case-status'))
    assert.deepEqual(coverage?.steps, {
      hit: 4, all: 6, missed: [{ step: 'not-found', line: 14 }, { step: 'go-6', line: 15 }],
    })
    assert.deepEqual(coverage?.branches, { hit: 1, all: 2, missed: [{ step: 'cases.status', to: 'not-found', line: 8 }] })
  })
})
