// Writes the report on privacy as two tables in Markdown, to be read, printed and laid beside a department's own rules.

import { DAY, HOUR } from '../../lib/time.ts'
import type { HouseField, Place, Privacy, PrivacyField } from '../../privacy.ts'
import type { PrivacyWords } from './privacy-words.ts'
import { privacyWords } from './privacy-words.ts'

/** Writes the report. */
export function writePrivacy({ language, fields, house }: Privacy): string {
  const words = privacyWords(language)
  return [
    `# ${words.title}`, '', ...table(words.heads, fields.map((field) => fieldRow(field, words))), '',
    `# ${words.house}`, '', ...table(words.houseHeads, house.map((each) => houseRow(each, words))), '',
  ].join('\n')
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)]
}

// A cell is one line, and a bar in it would end it.
function plain(cell: string): string {
  return cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}

function fieldRow(field: PrivacyField, words: PrivacyWords): readonly string[] {
  const { flow, name, forms, personal, skippable, asked, purpose, keep, places, desks } = field
  const marks = [...forms, ...(personal ? [words.personal] : []), ...(skippable ? [words.voluntary] : [])]
  const lies = [...places.map((place) => placeText(place, words)), ...desks.map(words.desk)]
  const missing = forms.includes('choose') || forms.includes('confirm') ? words.none : words.missing
  return [flow, name, words.list(marks), asked, purpose ?? missing, keep ?? missing, lies.join('<br>')]
}

function placeText({ place, after, from, source, longer }: Place, words: PrivacyWords): string {
  const notes = [...(longer ? [words.longer] : []), ...(source === undefined ? [] : [source])].map(words.aside)
  const leaves = `${words.leaves[from](spanText(after, words))}${notes.join('')}`
  return words.of(`${words.places[place]}${words.aside(words.how.sealed)}`, leaves)
}

function houseRow({ what, how, after, with: along }: HouseField, words: PrivacyWords): readonly string[] {
  const span = after === undefined ? words.soon : spanText(after, words)
  return [words.what[what], words.how[how], along === 'record' ? words.record : along ? words.heard(span) : span]
}

const YEAR = 365 * DAY

function spanText(ms: number, { span }: PrivacyWords): string {
  if (ms % YEAR === 0) return span(ms / YEAR, 'y')
  return ms % DAY === 0 ? span(ms / DAY, 'd') : span(Math.ceil(ms / HOUR), 'h')
}
