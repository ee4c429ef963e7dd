// Names that are not there in a language that residents can read: those are told in another one.

import type { Department, Names } from '../ports/department.ts'

type Named = { readonly file: string; readonly id: string; readonly what: string; readonly names: Names }

/** What is not named in each of the languages, one line each. */
export function unnamedIn({ units, services }: Pick<Department, 'units' | 'services'>, languages: readonly string[]): readonly string[] {
  const named: readonly Named[] = [
    ...units.flatMap(({ id, name, address }) =>
      [{ file: 'units.yaml', id, what: 'name', names: name }, { file: 'units.yaml', id, what: 'address', names: address }]),
    ...services.map(({ id, name }) => ({ file: 'services.yaml', id, what: 'name', names: name })),
  ]
  return languages.flatMap((tag) => named.filter(({ names }) => names[tag] === undefined).map(({ file, id, what }) =>
    `${file}: ${id}/${what} is not there in ${tag}; whoever reads that sees it in another language`))
}
