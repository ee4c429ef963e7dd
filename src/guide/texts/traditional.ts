// Traditional Chinese of Taiwan from our simplified texts: opencc's characters and the phrases that our texts hold, with
// the reviewed words of guide-words.yaml before them.

import { createRequire } from 'node:module'

import { ConverterFactory } from 'opencc-js/core'
import characters from 'opencc-js/dict/STCharacters'
import variants from 'opencc-js/dict/TWVariants'

const require = createRequire(import.meta.url)

const LONGEST_PHRASE = 8

/** Makes the conversion for a set of texts; a phrase that none of them holds is not kept in memory. */
export function createTraditional(
  texts: readonly string[],
  reviewed: readonly { readonly from: string; readonly to: string }[],
): (text: string) => string {
  const held = spans(texts)
  const ours = phrases()
    .split('|')
    .flatMap((line): [string, string][] => {
      const [from = '', to = ''] = line.split(' ')
      return held.has(from) ? [[from, to]] : []
    })
  const words = reviewed.map(({ from, to }): [string, string] => [from, to])
  return ConverterFactory([words, ours, characters], [words.map(([, to]): [string, string] => [to, to]), variants])
}

// Loaded when a text in traditional Chinese is wanted first: they take 1.7 MB.
function phrases(): string {
  const { default: dictionary } = require('opencc-js/dict/STPhrases') as { readonly default: string } // as each dictionary is
  return dictionary
}

function spans(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [run] of texts.join('\n').matchAll(/\p{Script=Han}+/gu)) {
    for (let from = 0; from < run.length; from += 1) {
      for (let size = 2; size <= LONGEST_PHRASE && from + size <= run.length; size += 1) found.add(run.slice(from, from + size))
    }
  }
  return found
}
