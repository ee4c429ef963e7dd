// The page of flows shows texts as texts, whatever is written in them.

import assert from 'node:assert/strict'
import { writeFlowsPage } from '../../src/flows/page.ts'
import { flowOf } from '../support/fixtures.ts'

const flow = flowOf('flow: tip\nstarts: { menu: TIP }\nsteps:\n  - say: hello\n  - ask: story\n    as: text\n')

describe('the page of flows', () => {
  const page = writeFlowsPage({
    flows: [flow], say: (key) => (key === 'tip:hello' ? '<script>alert("1")</script> & \'more\'' : ''),
    count: (id, step) => (id === 'tip' && step === 'story' ? 3 : 0),
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

  it('paints what talks have walked', () => {
    const missed = { hit: 1, all: 2, missed: [{ step: 'story' }] }
    const coverage = [{ flow: 'tip', steps: missed, branches: { hit: 0, all: 0, missed: [] } }]
    const painted = writeFlowsPage({ flows: [flow], say: () => '', count: () => 0, coverage })
    assert.ok(painted.includes('Talks walk 1 of 2 steps and 0 of 0 branches.'))
    assert.match(painted, /<g class="step say walked">.*1 say hello/)
    assert.match(painted, /<g class="step question missed">.*2 ask story/)
    assert.ok(painted.includes('class s2 missed'))
  })
})
