// The known name that somebody meant who has misspelt one.

/** Ends a sentence on an unknown name with the known one that is nearest to it, if any is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const one of known) {
    const far = distance(name, one)
    if (far < least) [best, least] = [one, far]
  }
  return best === undefined ? '' : `; did you mean '${best}'?`
}

// Edits between two words, where two neighbours that changed places count as one edit.
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cell(rows, row, { a, b, i, j }))
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

type Spot = { readonly a: string; readonly b: string; readonly i: number; readonly j: number }

function cell(rows: readonly number[][], row: readonly number[], { a, b, i, j }: Spot): number {
  const above = rows[i - 1] ?? []
  const same = a[i - 1] === b[j - 1] ? 0 : 1
  const least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1) : least
}
