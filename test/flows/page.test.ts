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
})
