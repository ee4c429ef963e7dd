// Several answers changed from the summary by one message: "姓名和电话都改", "改5和6", "电话改成138…，名字改成李四".

import { normalise } from '../answers/reading/normalise.ts'
import { readNumeral } from '../answers/reading/numerals.ts'
import { pattern } from '../answers/reading/pattern.ts'
import type { View } from '../work.ts'
import type { Changeable, NewValue } from './new-value.ts'
import { fits, MANNERS, readNewValue } from './new-value.ts'

/** An answer that is to be changed, and into what, where that was said. */
export type Wanted = { readonly name: string; readonly said?: string }

const LONGEST = 400
const CLAUSES = /[,，;；。\n]+/
const RIGHT = pattern`
  ^[^,，;；。]{0,12}(?:没错|没有错|没问题|不用改|不要改|不改|不变|别改|对的|是对的|正确|(?<!不)对|is (?:right|fine|correct|ok))[的了]?$
`
const EXCEPT = pattern`
  ^(?:除了|除)(.{1,10}?)(?:以外|之外|外)?[,， ]?(?:其他的?|其它的?|别的|剩下的)?(?:都|全)(?:对|没错|没问题|正确)[的了]?[。.]?$
`

/** What is left of a message when what it says to be right is taken away; undefined where it says so of nothing, or of all. */
export function wrongPart(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  const except = EXCEPT.exec(normalise(text).trim())?.[1]
  if (except !== undefined) return except
  const clauses = text.split(CLAUSES)
  const left = clauses.filter((clause) => !RIGHT.test(normalise(clause).trim()))
  return left.length > 0 && left.length < clauses.length ? left.join('，') : undefined
}

/** The answers that are to be changed, where several are, in the order in which they were named; undefined for one or none. */
export function readSeveral(
  view: View, text: string, changes: readonly Changeable[], verbs: readonly string[],
): readonly Wanted[] | undefined {
  if (text.length > LONGEST) return undefined
  const wanted = withValues(view, text, changes) ?? byNames(text, changes, verbs)
  return wanted && new Set(wanted.map(({ name }) => name)).size === wanted.length && wanted.length > 1 ? wanted : undefined
}

// Each clause says what one of them is to be.
function withValues(view: View, text: string, changes: readonly Changeable[]): readonly Wanted[] | undefined {
  const clauses = text.split(CLAUSES).map((clause) => clause.trim()).filter((clause) => clause !== '')
  const read = clauses.map((clause) => readNewValue(view, clause, changes) ?? namedFirst(view, clause, changes))
  return read.length > 1 && read.every((one) => one !== undefined) ? read : undefined
}

// "名字李四": a name with a value of its form behind it, where it stands beside another.
function namedFirst(view: View, clause: string, changes: readonly Changeable[]): NewValue | undefined {
  const flat = normalise(clause)
  const found = changes.flatMap(({ name, ways }) => ways.flatMap((way) => (flat.startsWith(way) ? [{ name, way }] : [])))
    .toSorted((a, b) => b.way.length - a.way.length)[0]
  const said = found && clause.slice(found.way.length).trim()
  const step = found && view.flow.steps[view.flow.questions[found.name] ?? -1]
  return found && said && step && fits(view, step, said) ? { name: found.name, said } : undefined
}

const JOINTS = /[,，、;；/&]+|和|与|跟|以及|还有|\band\b/

// Nothing but names and numbers around the word for changing, or for being wrong.
function byNames(text: string, changes: readonly Changeable[], verbs: readonly string[]): readonly Wanted[] | undefined {
  const flat = normalise(text)
  const verb = verbs.map(normalise).filter((word) => flat.includes(word)).toSorted((a, b) => b.length - a.length)[0]
  if (verb === undefined) return undefined
  const parts = flat.replace(verb, ' ').split(JOINTS).map((part) => part.replace(AROUND, '')).filter((part) => part !== '')
  // "斤数改5" says what one of them is to be.
  if (parts.some((part) => NUMBER.test(part)) && !parts.every((part) => NUMBER.test(part))) return undefined
  const names = parts.map((part) => nameOf(part, changes))
  return names.every((name) => name !== undefined) ? names.map((name) => ({ name })) : undefined
}

const AROUND = new RegExp(`^(?:${MANNERS}|都|也|全|\\bboth\\b)+|(?:都|也|全|要|\\b(?:both|are|is|all)\\b|得|的|了|吧|一下|两项|两个|项|号|个|条|[.。!！ ])+$`, 'g')
const NUMBER = /^(?:\d{1,2}|[一二三四五六七八九])$/

function nameOf(part: string, changes: readonly Changeable[]): string | undefined {
  if (NUMBER.test(part)) return changes[(readNumeral(part) ?? 0) - 1]?.name
  return changes.find(({ ways }) => ways.includes(part))?.name
}
