// Units by the names that residents call them: in full, or 城关所 for 城关派出所.

import { normalise } from '../../engine/answers/reading/normalise.ts'
import type { Names, Unit } from '../../ports/department.ts'

/** A unit that a text names, its names, and the text with a common word in the place of it. */
export type NamedUnit = { readonly id: string; readonly name: Names; readonly text: string }

/** Finds the only unit that a text names. */
export type FindUnit = (text: string) => NamedUnit | undefined

/** Any station, as the questions about all of them have it. */
const ANY = { han: '派出所', latin: 'police station' } as const

/** Makes the finder; the longer name is meant where one is in another. */
export function createUnitFinder(units: readonly Pick<Unit, 'id' | 'name' | 'also'>[]): FindUnit {
  const names = units
    .flatMap(({ id, name, also }) => [...Object.values(name), ...Object.values(also ?? {}).flat()]
      .flatMap((each) => (each === undefined ? [] : writings(each))).map((written) => ({ id, names: name, name: written })))
    .toSorted((a, b) => b.name.length - a.name.length)
  return (text) => {
    const plain = normalise(text)
    const found = names.find(({ name }) => plain.includes(name))
    if (!found) return undefined
    const rest = plain.replace(found.name, /\p{Script=Han}/u.test(found.name) ? ANY.han : ANY.latin)
    const isOnly = !names.some(({ id, name }) => id !== found.id && rest.includes(name))
    return isOnly ? { id: found.id, name: found.names, text: rest } : undefined
  }
}

function writings(name: string): readonly string[] {
  const plain = normalise(name)
  if (plain.endsWith(ANY.han)) return [plain, plain.replace(ANY.han, '所')]
  // "liuhe police" and "chengguan station" say it as well.
  const short = plain.endsWith(` ${ANY.latin}`) ? plain.slice(0, -ANY.latin.length) : undefined
  return short === undefined ? [plain] : [plain, `${short}police`, `${short}station`]
}
