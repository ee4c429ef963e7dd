// Which unit a text names, and what is left to be understood of it.

import { deepEqual } from 'node:assert/strict'
import { createUnitFinder } from '../../../src/runtime/route/units.ts'

const UNITS = [
  { id: 'bureau', name: { 'zh-CN': '清溪县公安局', en: 'Qingxi County Public Security Bureau' }, also: { 'zh-CN': ['县局'] } },
  { id: 'east', name: { 'zh-CN': '城东派出所', 'zh-TW': '城東派出所', en: 'Chengdong Police Station' } },
  { id: 'old-east', name: { 'zh-CN': '老城东派出所' } },
  { id: 'west', name: { 'zh-CN': '城西派出所' } },
]

const CASES: readonly (readonly [title: string, text: string, found: { readonly id: string; readonly text: string } | undefined])[] = [
  ['by its whole name', '城西派出所几点上班', { id: 'west', text: '派出所几点上班' }],
  ['by its short name', '城西所在哪', { id: 'west', text: '派出所在哪' }],
  ['in traditional Chinese', '城東派出所電話', { id: 'east', text: '派出所电话' }],
  ['in English, in any case', 'where is CHENGDONG police station', { id: 'east', text: 'where is police station' }],
  ['in English, by its short names', 'chengdong station', { id: 'east', text: 'police station' }],
  ['in English, as its police', 'how can i call the chengdong police', { id: 'east', text: 'how can i call the police station' }],
  ['by the longer of two names', '老城东派出所电话', { id: 'old-east', text: '派出所电话' }],
  ['that is no station', '清溪县公安局电话', { id: 'bureau', text: '派出所电话' }],
  ['by another name of its own', '县局几点下班', { id: 'bureau', text: '派出所几点下班' }],
  ['nowhere, if two are named', '城东派出所和城西派出所哪个近', undefined],
  ['nowhere, if none is', '派出所几点上班', undefined],
  ['nowhere, for a part of a name', '城西几点上班', undefined],
]

describe('a unit is found', () => {
  const find = createUnitFinder(UNITS)
  for (const [title, text, found] of CASES) {
    it(title, () => deepEqual(find(text), found && { ...found, name: UNITS.find(({ id }) => id === found.id)?.name }))
  }
})
