// What a flow is looked up by while it runs, built once when it is compiled.

import type { Index, Settings, Step } from '../engine/flow.ts'
import { namesIn } from './settings.ts'

/** Steps by name. */
export function placesOf(steps: readonly Step[]): Index<number> {
  return Object.fromEntries(steps.map(({ name, index }) => [name, index]))
}

/** Questions by the answer that they ask for; the first of several that ask for the same. */
export function questionsOf(steps: readonly Step[]): Index<number> {
  return Object.fromEntries(steps.filter(({ question }) => question).toReversed().map(({ word, index }) => [word, index]))
}

/** Calls and other flows by the name that their result is kept under; what was only looked up keeps nobody from going back. */
export function resultsOf(steps: readonly Step[]): Index<number> {
  return Object.fromEntries(steps.flatMap(({ settings, index }) => {
    const { into, lookup } = settings
    return typeof into === 'string' && lookup !== true ? [[into, index]] : []
  }))
}

/** All answers that hang on an answer: by what questions say they need, and by what calls are given. */
export function dependantsOf(steps: readonly Step[]): Index<readonly string[]> {
  const direct = new Map<string, Set<string>>()
  for (const step of steps) {
    const own = step.question ? step.word : step.settings['into']
    if (typeof own !== 'string') continue
    for (const needed of neededBy(step.settings)) {
      if (needed !== own) direct.set(needed, (direct.get(needed) ?? new Set()).add(own))
    }
  }
  return Object.fromEntries([...direct.keys()].map((name) => [name, reach(name, direct)]))
}

function neededBy(settings: Settings): readonly string[] {
  const from = settings['from']
  const inner = typeof from === 'object' && from !== null && 'with' in from ? from.with : undefined
  return [settings['needs'], settings['with'], inner].flatMap(namesIn).map((path) => path.split('.')[0] ?? path)
}

function reach(name: string, direct: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const found = new Set<string>()
  const open = [name]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const one of direct.get(next) ?? []) {
      if (one === name || found.has(one)) continue
      found.add(one)
      open.push(one)
    }
  }
  return [...found]
}
