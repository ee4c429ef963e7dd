// Cuts a long text where a reader would: at the end of a line or sentence, never inside a character, link or number.

/** What a text takes of a limit. */
export type Measure = (text: string) => number

/** A text cut in two; the blanks at the cut are gone, everything else is kept. */
export type Cut = { readonly head: string; readonly rest: string }

/** Measures in bytes of UTF-8. */
export const inBytes: Measure = (text) => Buffer.byteLength(text)

/** Measures in units of UTF-16: what most programs count as characters. */
export const inUnits: Measure = (text) => text.length

/** What must stay in one piece: a link with its tag, an address, a number with its separators, a code, a `[微笑]`. */
const WHOLE = new RegExp([
  String.raw`<a\b[^<>]*>[^<]*<\/a>`,
  String.raw`\b[a-z][a-z+.-]{0,15}:\/\/[^\s<>，。；！？、）】》]+`,
  String.raw`[\d０-９][\d０-９.,:：\/%-]*`,
  String.raw`[A-Za-z0-9_@-]+`,
  String.raw`\[[^\s[\]]{1,8}\]`,
].join('|'), 'gi')

/** The ends of lines and sentences, with the closing marks that belong to them. */
const SENTENCE = /\n+|(?:[。！？!?；;…]+[”’」』）)】》]*|(?<!\d)\.(?=\s))(?![\p{M}\u200D])/gu

/** Softer places: after a comma, a blank. */
const CLAUSE = /[，、：,]+(?![\p{M}\u200D])|[ \t\u3000]+/gu

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Cuts so that the head takes at most `limit`, in bytes of UTF-8 unless told; the rest is empty if all of it fits. */
export function cut(text: string, limit: number, measure: Measure = inBytes): Cut {
  if (measure(text) <= limit) return { head: text, rest: '' }
  const reach = reachOf(text, limit, measure)
  const whole = spansOf(text, reach)
  const at = lastEnd(text, SENTENCE, { reach, whole })
    ?? lastEnd(text, CLAUSE, { reach, whole })
    ?? lastCharacter(text, { reach, whole })
    ?? lastCharacter(text, { reach, whole: [] })
    ?? reach
  return { head: text.slice(0, at).trimEnd(), rest: text.slice(at).trimStart() }
}

type Span = readonly [start: number, end: number]
type Bounds = { readonly reach: number; readonly whole: readonly Span[] }

/** How many UTF-16 units from the start fit into the limit, without splitting a code point. */
function reachOf(text: string, limit: number, measure: Measure): number {
  let size = 0
  let reach = 0
  for (const point of text) {
    size += measure(point)
    if (size > limit) break
    reach += point.length
  }
  return reach
}

/** What must stay whole around the reach; anything that ends before a cut cannot be hurt by it. */
function spansOf(text: string, reach: number): readonly Span[] {
  return [...text.slice(0, reach + 512).matchAll(WHOLE)].map((found): Span => [found.index, found.index + found[0].length])
}

function lastEnd(text: string, pattern: RegExp, { reach, whole }: Bounds): number | undefined {
  const ends = [...text.slice(0, reach).matchAll(pattern)].map((found) => found.index + found[0].length)
  return ends.findLast((end) => isFree(end, whole) && text.slice(0, end).trim() !== '')
}

function lastCharacter(text: string, { reach, whole }: Bounds): number | undefined {
  const starts = [...characters.segment(text.slice(0, reach + 64))].map((character) => character.index)
  return starts.findLast((start) => start > 0 && start <= reach && isFree(start, whole))
}

function isFree(at: number, whole: readonly Span[]): boolean {
  return !whole.some(([start, end]) => start < at && at < end)
}
