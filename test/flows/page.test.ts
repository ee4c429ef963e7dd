// The page of flows shows texts as texts, whatever is written in them.

import assert from 'node:assert/strict'
import { writeFlowsPage } from '../../src/flows/page.ts'
import { flowOf } from '../support/fixtures.ts'

const flow = flowOf('flow: tip\nstarts: { menu: TIP }\nsteps:\n  - say: hello\n  - ask: story\n    as: text\n')

describe('the page of flows', () => {
  const page = writeFlowsPage({
    flows: [flow], say: (key) => (key === 'tip:hello' ? '<script>alert("1")</script> & \'more\'' : ''),
    count: (id, step) => (id === 'tip' && step === 'story' ? 3 : 0), total: () => 5,
  })

  it('lists the steps with their texts, and how many stand there', () => {
    assert.ok(page.includes('<li><code>say hello</code><span class="text">&lt;script&gt;'))
    assert.ok(page.includes('<li><code>ask story</code> <mark>3 here</mark></li>'))
  })

  it('has the diagram, and no markup of anyone else', () => {
    assert.ok(page.includes('flowchart TD\n  begin([&quot;tip (TIP)&quot;]) --&gt; s1'))
    assert.ok(!page.includes('<script'))
    assert.ok(page.includes('&quot;1&quot;') && page.includes('&amp; &#39;more&#39;'))
  })

  it('draws each flow, with how many stand at a step', () => {
    assert.match(page, /<svg [^>]*aria-label="tip">/)
    assert.ok(page.includes('<text x="20" y="23">1 say hello</text></g>'))
    assert.match(page, /2 ask story<\/text><text class="here" [^>]*>3<\/text>/)
    assert.ok(page.includes('nothing is painted on the diagrams'))
  })

  it('tells of each flow how many stand in it, and of those at steps that are no more', () => {
    assert.ok(page.includes('<a href="#tip">tip</a></th><td></td><td><mark>5 here</mark></td>'))
    assert.ok(page.includes('<p><mark>2 here</mark> at steps that this version does not have any more.</p>'))
  })

  it('writes steps as their file has them, and keeps what is said of ways apart', () => {
    const crossing = flowOf('flow: tip\nsteps:\n  - ask: story\n    as: text\n    exhausted: over\n  - confirm: sure\n    no: over\n'
      + '    exhausted: story\n  - if: { sure: [a, b] }\n    go: story\n'
      + '  - call: cases.find\n    refused: { not-found: over, too-many: over, elsewhere: over }\n  - go: over\n  - say: other\n  - say: over\n  - end:\n')
    const drawn = writeFlowsPage({ flows: [crossing], say: () => '', count: () => 0, total: () => 0 })
    for (const step of ['if sure = a or b', 'go over', 'end']) assert.ok(drawn.includes(`<code>${step}</code>`), step)
    const labels = [...drawn.matchAll(/class="label" x="(\d+)" y="(\d+)">([^<]+)</g)]
      .map(([, x, y, text = '']) => ({ x: Number(x), y: Number(y), end: Number(x) + 6 * text.length }))
    const crossed = labels.flatMap((one, i) => labels.slice(i + 1).filter(({ x, y, end }) => Math.abs(y - one.y) < 10 && x < one.end && one.x < end))
    assert.ok(labels.length >= 6)
    assert.deepEqual(crossed, [])
  })

  it('paints what talks have walked', () => {
    const missed = { hit: 1, all: 2, missed: [{ step: 'story' }] }
    const coverage = [{ flow: 'tip', steps: missed, branches: { hit: 0, all: 0, missed: [] } }]
    const painted = writeFlowsPage({ flows: [flow], say: () => '', count: () => 0, total: () => 0, coverage })
    assert.ok(painted.includes('Talks walk 1 of 2 steps and 0 of 0 branches.'))
    assert.match(painted, /<g class="step say walked">.*1 say hello/)
    assert.match(painted, /<g class="step question missed">.*2 ask story/)
    assert.ok(painted.includes('class s2 missed'))
  })
})
