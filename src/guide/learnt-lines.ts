// The lines of a file that has a JSON value in each. Rows of a name and small whole numbers are read many at once, which takes a
// third of the time; as one value all of them would leave the process some 10 MB larger.

/** A row of a name and whole numbers below 10,000. */
export type PlainRow = readonly [name: string, ...numbers: readonly number[]]

/** Plain rows, the first of them in the line of this number, counted from 1. */
export type Rows = { readonly at: number; readonly rows: readonly PlainRow[] }

/** What one line holds, undefined where it is no JSON. */
export type Line = { readonly at: number; readonly value: unknown }

const ROWS = /(?:\["(?:[^"\\\n]|\\.)*"(?:,-?\d{1,4})*\]\r?\n){1,500}/

/** Gives what the lines of a text hold; blank ones are only counted. */
export function* linesOf(source: string): Generator<Rows | Line> {
  const rowsFrom = new RegExp(ROWS, 'y')
  for (let from = 0, at = 1; from < source.length;) {
    rowsFrom.lastIndex = from
    const run = rowsFrom.exec(source)?.[0]
    const text = run ?? source.slice(from, source.indexOf('\n', from) + 1 || source.length)
    const rows = run && parse(`[${run.trimEnd().replaceAll('\n', ',\n')}]`) as readonly PlainRow[] | undefined // as they are written
    const lines = text.trimEnd().split('\n')
    if (rows) yield { at, rows }
    else for (const [i, line] of lines.entries()) if (line !== '') yield { at: at + i, value: parse(line) }
    from += text.length
    at += lines.length
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
