// The six-turn tip conversation in our engine: every turn goes from JSON to JSON, packed as the store packs it
// (`src/store/conversations.ts`) before it seals the text.

import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import { pack, unpack } from '../../src/engine/pack.ts'
import { createBook } from '../../src/flows/book.ts'
import { compile } from '../../src/flows/compile.ts'
import { readFlow } from '../../src/flows/read.ts'
import { FLOW } from './dialogue.mjs'

const AT = Date.UTC(2026, 2, 2, 2)
const LABELS = { 'tip:topic.food': '食品', 'tip:topic.traffic': '交通', 'tip:topic.other': '别的事' }

/** Makes a conversation of the bench; `more` other flows of `size` questions stand beside it in the book. */
export function createOurs({ json, more = 0, size = 0 }) {
  const questions = Array.from({ length: size }, (_, i) => `  - ask: q${i}\n    as: text\n`).join('')
  const others = Array.from({ length: more }, (_, i) => `flow: other-${i}\nstarts: { words: words }\nsteps:\n${questions}`)
  const grown = FLOW.replace(/$/, `${questions.replaceAll('- ask: q', '- ask: z')}`)
  const { flows } = compile([grown, ...others].map((text, i) => readFlow(`${i}.yaml`, text)))
  const book = createBook({ flows, words: wordsOf() })
  const again = json ? (value) => unpack(JSON.parse(JSON.stringify(pack(value)))) : (value) => value
  return (script) => {
    let conversation = begin('zh-CN')
    let said = 0
    for (const text of script) {
      const turn = advance(book, again(conversation), { kind: 'said', at: AT, said: { kind: 'text', text } })
      conversation = turn.conversation
      said += turn.effects.length
      if (turn.effects.at(-1)?.kind !== 'call') continue
      const next = advance(book, conversation, { kind: 'returned', at: AT, value: { number: 'T1' } })
      conversation = next.conversation
      said += next.effects.length
    }
    return said
  }
}

function wordsOf() {
  const lists = { 'tip:words': ['举报'], 'common:words.skip': ['跳过'], 'common:words.cancel': ['取消'] }
  return {
    languages: ['zh-CN'],
    has: (_, key) => key in lists || key in LABELS,
    words: (_, key) => lists[key] ?? (key in LABELS ? [LABELS[key]] : []),
  }
}
