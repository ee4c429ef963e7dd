// Finds what a list of rules describes in a text: every rule is one bounded pattern, the longest match at a place wins.

/** One way of writing something: a global pattern, and what its groups mean; undefined if after all they mean nothing. */
export type Rule<Context, Meaning> = {
  readonly pattern: RegExp
  readonly read: (groups: readonly (string | undefined)[], context: Context) => Meaning | undefined
}

/** What a rule has found: characters `from` to `to` of the text mean this. */
export type Match<Meaning> = { readonly from: number; readonly to: number; readonly meaning: Meaning }

/** Finds all that the rules describe, from left to right, without overlaps. */
export function scan<Context, Meaning>(
  text: string,
  rules: readonly Rule<Context, Meaning>[],
  context: Context,
): readonly Match<Meaning>[] {
  const all = rules.flatMap((rule) => matchesOf(text, rule, context))
  const ordered = all.toSorted((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return ordered.filter((match) => {
    if (match.from < end) return false
    end = match.to
    return true
  })
}

function matchesOf<Context, Meaning>(
  text: string,
  { pattern, read }: Rule<Context, Meaning>,
  context: Context,
): readonly Match<Meaning>[] {
  const matches: Match<Meaning>[] = []
  // Most patterns find nothing in most texts, and matchAll would make a copy of each to find that.
  for (let found = findFrom(pattern, text, 0); found; found = findFrom(pattern, text, found.index + Math.max(1, found[0].length))) {
    const meaning = read(found, context)
    if (meaning !== undefined) matches.push({ from: found.index, to: found.index + found[0].length, meaning })
  }
  return matches
}

function findFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}
