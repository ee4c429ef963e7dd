// What is offered reaches residents in whole lines, wherever a platform's limit falls: each option as it is in the shipped texts.

import { deepEqual } from 'node:assert/strict'

import { inUnits } from '../../src/channels/cut.ts'
import { fitInto } from '../../src/channels/fit.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { asText } from '../../src/messages/outbound.ts'
import type { Outbound } from '../../src/messages/outbound.ts'
import { projectGuide } from '../guide/content.ts'
import { LANGUAGES, shippedFiles } from '../support/shipped.ts'

// The least that a platform takes of one text.
const LIMIT = 299

const files = await shippedFiles()
const translator = createTranslator(files.locales, LANGUAGES)
const guide = await projectGuide()

function listsIn(language: string): readonly (readonly string[])[] {
  const own = files.flows.flatMap(({ steps }) => steps.flatMap(({ offers = [] }) =>
    (offers.length > 0 ? [offers.map(({ key = '', label }) => label ?? translator.say(language, key))] : [])))
  const procedures = guide.names(files.guide.procedures.map(({ id }) => id), language).map(({ name }) => name)
  return [...own, ...Array.from({ length: Math.ceil(procedures.length / 9) }, (_, i) => procedures.slice(i * 9, i * 9 + 9))]
}

// Every part that a resident gets, one after the other, each within the limit.
function partsOf(message: Outbound): readonly string[] {
  const parts: string[] = []
  let left: readonly Outbound[] = [message]
  while (left.length > 0) {
    const { text, rest } = fitInto({ limit: LIMIT, measure: inUnits }, left, () => '')
    parts.push(text)
    left = rest
  }
  return parts
}

describe('options within a limit', () => {
  for (const language of LANGUAGES) {
    it(`are whole lines wherever it falls: ${language}`, () => {
      for (const labels of listsIn(language)) {
        const options = labels.map((label, i) => ({ id: String(i), label }))
        const lines = asText({ text: '', options }).trim().split('\n')
        for (let before = 1; before < LIMIT; before += 11) {
          const told = partsOf({ text: '字'.repeat(before), options }).flatMap((part) => part.split('\n'))
          deepEqual(told.filter((line) => !line.startsWith('字')), lines)
        }
      }
    })
  }
})
