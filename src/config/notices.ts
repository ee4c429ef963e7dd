// Holds the templates of notices against what the platform takes: before a resident is told something that it refuses.

import { fill, kindOf, takes, unknownPlaceholders } from '../lib/notice-fields.ts'
import type { FromSchema } from 'json-schema-to-ts'
import type { Names, NoticeTemplate } from '../ports/department.ts'
import type { noticesSchema } from './department-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Templates as they are written: a text that is the same in all languages stands alone. */
export type RawNotice = Omit<FromSchema<typeof noticesSchema>[number], 'fields'>
  & { readonly fields: { readonly [field: string]: string | Names } }

/** What a template is tried with: as long as what it will hold. */
const SAMPLE = { number: 'T4821906637', time: '2026-03-03 09:20', date: '2026年3月3日' }

/** Finds all that is wrong with templates. */
export function holdNotices({ value = [], tell }: YamlFile<readonly RawNotice[]>): void {
  value.forEach(({ about, fields }, i) => {
    const isSecond = value.findIndex((each) => each.about === about) < i
    if (isSecond) tell(`${i}/about`, `'${about}' is there already; a template each`)
    for (const [field, words] of Object.entries(fields)) {
      for (const problem of problemsOf(field, words)) tell(`${i}/fields/${field}`, problem)
    }
  })
}

function problemsOf(field: string, words: string | Names): readonly string[] {
  const kind = kindOf(field)
  if (!kind) return ['is no field of the platform; copy its name from the template in the console, such as thing1']
  const texts = new Set(Object.values(namesOf(words)).filter((text) => text !== undefined))
  return [...texts].flatMap((text) => {
    const unknown = unknownPlaceholders(text)
    if (unknown.length === 0) return takes(kind, fill(text, SAMPLE)) ? [] : [`'${text}' does not fit; it takes ${kind.tell}`]
    return unknown.map((name) => `there is no {{${name}}}; a notice knows {{number}}, {{time}} and {{date}} alone`)
  })
}

/** Templates as the house uses them. */
export function settleNotices(raws: readonly RawNotice[]): readonly NoticeTemplate[] {
  return raws.map(({ fields, ...plain }) => ({
    ...plain,
    fields: Object.fromEntries(Object.entries(fields).map(([field, words]) => [field, namesOf(words)])),
  }))
}

function namesOf(words: string | Names): Names {
  return typeof words === 'string' ? { 'zh-CN': words } : words
}
