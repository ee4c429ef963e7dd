// What a schema finds wrong with a file of the department's, in words for whoever writes such files by hand.

import { NO_FORM, type Problem } from '../lib/schema.ts'

const WORDS: ReadonlyMap<string, string> = new Map([
  [NO_FORM, 'fits none of its forms; compare with the file that comes with the program'],
  ['must be array', 'must be a list, each entry of which begins with “- ” on a line of its own, or stands in [ ]'],
  ['must be object', 'must hold names with values, such as “id: hall”'],
  ['must be integer', 'must be a whole number'],
])

/** Tells each problem once and plainly: of a value with several forms what is wrong deepest within, else that none fits. */
export function plainly(problems: readonly Problem[]): readonly Problem[] {
  const formless = problems.filter(isFormless).map(({ at }) => at)
  const isWithin = (at: string): boolean => formless.some((whole) => at.startsWith(`${whole}/`))
  const told = problems.filter((problem) => {
    const { at } = problem
    if (isFormless(problem)) return !problems.some((other) => other.at.startsWith(`${at}/`))
    return !formless.includes(at) || isWithin(at)
  })
  return told.map(({ at, tell }) => ({ at, tell: WORDS.get(tell) ?? tell.replace(`${NO_FORM}:`, 'must be') }))
}

function isFormless({ tell }: Problem): boolean {
  return tell.startsWith(NO_FORM)
}
