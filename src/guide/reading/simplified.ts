// Simplified characters for traditional ones, by the dictionaries of opencc-js. Its own converter keeps a Map for each of them:
// 1.4 MB, and here a tenth of that.

import characters from 'opencc-js/dict/TSCharacters'
import phrases from 'opencc-js/dict/TSPhrases'

import { createStringTable } from '../../lib/string-table.ts'

const traditional = createStringTable()
// By the number of what it stands for.
const simplified: string[] = []
// How long the longest is that begins with this unit: at most places of a text nothing begins.
const longest = new Map<number, number>()

for (const entry of [...phrases.split('|'), ...characters.split('|')]) {
  const [from = '', to = ''] = entry.split(' ')
  simplified[traditional.add(from)] = to
  const first = from.charCodeAt(0)
  longest.set(first, Math.max(longest.get(first) ?? 0, from.length))
}

/** Writes a text in simplified characters: at each place the longest phrase that begins there, or the character. */
export function simplify(text: string): string {
  let done = ''
  let copied = 0
  for (let at = 0; at < text.length; at += 1) {
    const most = longest.get(text.charCodeAt(at)) ?? 0
    for (let to = Math.min(text.length, at + most); to > at; to -= 1) {
      const number = traditional.numberOfRun(text, at, to)
      if (number === undefined) continue
      done += text.slice(copied, at) + (simplified[number] ?? '')
      copied = to
      at = to - 1
      break
    }
  }
  return copied === 0 ? text : done + text.slice(copied)
}
