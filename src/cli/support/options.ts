// Reads the words behind a command: flags, options with a value, and the rest.

/** Which options a command has. */
export type Options = {
  readonly flags?: readonly string[]
  readonly values?: readonly string[]
  /** Options whose value may be left out; then it is an empty text. */
  readonly optional?: readonly string[]
}

/** What was written. */
export type ReadOptions = {
  readonly flags: ReadonlySet<string>
  readonly values: { readonly [name: string]: string | undefined }
  readonly rest: readonly string[]
  readonly unknown: readonly string[]
}

/** Reads options; `--` is passed over. */
export function readOptions(words: readonly string[], { flags = [], values = [], optional = [] }: Options): ReadOptions {
  const found = { flags: new Set<string>(), values: {} as Record<string, string>, rest: [] as string[], unknown: [] as string[] }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const [, name = '', given] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? []
    const next = given ?? words[i + 1]
    if (word === '--') continue
    if (name === '') found.rest.push(word)
    else if (flags.includes(name)) found.flags.add(name)
    else if (optional.includes(name)) {
      const isValue = given !== undefined || (next !== undefined && !next.startsWith('--') && /[./]/.test(next))
      found.values[name] = isValue ? next ?? '' : ''
      if (isValue && given === undefined) i += 1
    } else if (values.includes(name) && next !== undefined) {
      found.values[name] = next
      if (given === undefined) i += 1
    } else found.unknown.push(word)
  }
  return found
}
