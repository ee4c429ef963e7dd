// Fills the {{names}} of a text with values in one pass, so that a resident's words are never read as a template.

import type { Json } from '../engine/event.ts'
import type { Values } from '../engine/effect.ts'

/** How values that are no plain words are said: nothing given, and a number of pictures. */
export type FillWords = { readonly none: () => string; readonly pictures: (count: number) => string }

/**
 * Fills `{{name}}` and `{{name.part}}`. A value that was not given is said so; lines whose every
 * value is an empty text are left out, so that a text may offer more than there is to say.
 */
export function fill(template: string, values: Values, words: FillWords): string {
  const lines: string[] = []
  for (const line of template.split('\n')) {
    const filled = line.replace(/\{\{([\w.-]+)\}\}/g, (_, path: string) => show(find(values, path), words))
    if (filled.trim() !== '' || line.trim() === '') lines.push(filled)
  }
  return lines.join('\n')
}

function find(values: Values, path: string): Json | undefined {
  let value: Json | undefined = values[path]
  if (value !== undefined || !path.includes('.')) return value
  value = values
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined
  return value
}

function show(value: Json | undefined, words: FillWords): string {
  if (value === null || value === undefined) return words.none()
  if (Array.isArray(value)) return showList(value as readonly Json[], words) // narrowing loses readonly arrays
  if (!isObject(value)) return String(value)
  if (typeof value['label'] === 'string' && value['label'] !== '') return value['label']
  if (typeof value['text'] === 'string') return value['text']
  return 'url' in value ? words.pictures(1) : words.none()
}

function showList(list: readonly Json[], words: FillWords): string {
  const isPicture = (each: Json): boolean => isObject(each) && 'url' in each
  const pictures = list.filter(isPicture).length
  const said = list.filter((each) => !isPicture(each)).map((each) => show(each, words))
  if (pictures) said.push(words.pictures(pictures))
  return said.length ? said.join('；') : words.none()
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
