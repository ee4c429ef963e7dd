// Brings a translation into the texts that are there: what it does not translate stays as it is.

import type { ReadTexts } from '../../flows/check/texts/read.ts'
import { listIn, type Pair, type Translation, type Value } from './xliff.ts'

/** Files of texts as they are to be written, and how many texts came without a translation; or all that speaks against it. */
export type Brought =
  | { readonly ok: true; readonly files: readonly BroughtFile[]; readonly untranslated: number }
  | { readonly ok: false; readonly problems: readonly string[] }

type BroughtFile = { readonly name: string; readonly values: { readonly [key: string]: Value } }

/** Lays a translation over the texts of its language. */
export function bringIn({ from, to, files }: Translation, { texts, problems }: ReadTexts): Brought {
  const [sources, there] = [texts.files(from), texts.files(to)]
  const strangers = files.filter(({ name }) => sources.size > 0 && !sources.has(name))
    .map(({ name }) => `the translation is for '${name}', and there is no ${texts.path(from, name)}`)
  const broken = problems.filter(({ file, rule }) => rule !== 'no-folder' && file.startsWith(texts.path(to, '').replace(/\.json$/, '')))
    .map(({ file, tell }) => `${file}: ${tell}; mend it first, or what stands in it would be lost`)
  if (strangers.length + broken.length > 0) return { ok: false, problems: [...strangers, ...broken] }
  const laid = files.map(({ name, texts: pairs }) => {
    const own = there.get(name)?.texts
    const told = pairs.flatMap((pair) => {
      const like = own?.get(pair.key)?.value ?? sources.get(name)?.texts.get(pair.key)?.value
      return isTranslated(pair) ? [[pair.key, asWritten(pair.target, like)] as const] : []
    })
    const before = [...own ?? []].map(([key, { value }]) => [key, value] as const)
    return { name, untold: pairs.length - told.length, isEmpty: told.length === 0, values: Object.fromEntries([...before, ...told]) }
  })
  return {
    ok: true, files: laid.filter(({ isEmpty }) => !isEmpty), untranslated: laid.reduce((sum, { untold }) => sum + untold, 0),
  }
}

// Programs write an empty target for what nobody has translated yet.
function isTranslated(pair: Pair): pair is Pair & { readonly target: Value } {
  return pair.target !== undefined && (pair.target.length > 0 || pair.source?.length === 0)
}

// Some programs forget which texts are lists.
function asWritten(target: Value, like: Value | undefined): Value {
  return typeof target === 'string' && typeof like === 'object' ? listIn(target) : target
}
