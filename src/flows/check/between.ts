// Rules between flows: which run which, how deep, in what circles, and by what words and keys they begin.

import { COMMANDS, OFFICER, WELCOME } from '../../engine/common.ts'
import type { Draft, DraftStep } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import { didYouMean } from '../../lib/did-you-mean.ts'
import type { CheckParts } from './parts.ts'
import { atHead, atStep, atText } from './parts.ts'
import { isSilent, OVER, reachFrom, waysOf } from './paths.ts'
import type { Texts } from './texts/read.ts'

const DEEPEST = 5

/** Finds what is wrong between flows. */
export function checkBetween(
  { drafts, texts, languages, unread = [] }: Pick<CheckParts, 'drafts' | 'texts' | 'languages' | 'unread'>,
): readonly FlowProblem[] {
  return [
    ...unknownFlows(drafts, unread), ...circles(drafts), ...tooDeep(drafts), ...sameMenus(drafts), ...wrongPlaces(drafts),
    ...languages.flatMap((language) => sameWords(drafts, texts, language)),
    ...missing(drafts, unread),
  ]
}

function doSteps({ steps }: Draft): readonly DraftStep[] {
  return steps.filter(({ verb }) => verb === 'do')
}

function unknownFlows(drafts: readonly Draft[], unread: readonly string[]): readonly FlowProblem[] {
  const ids = [...drafts.map(({ id }) => id), ...unread]
  return drafts.flatMap((draft) => doSteps(draft).filter(({ word }) => !ids.includes(word)).map((step) =>
    atStep(draft, step, { rule: 'unknown-flow', tell: `there is no flow '${step.word}'${didYouMean(step.word, ids)}` })))
}

/** Finds the flows that can go by, from begin to end, without a question. */
export function silentFlows(drafts: readonly Draft[]): ReadonlySet<string> {
  const silent = new Set<string>()
  for (let before = -1; before !== silent.size;) {
    before = silent.size
    for (const draft of drafts) {
      const ways = waysOf(draft, (id) => silent.has(id))
      if (reachFrom(ways, [0], isSilent).has(OVER)) silent.add(draft.id)
    }
  }
  return silent
}

// A flow that runs itself again, by whatever other flows: without a question in between it would never stop.
function circles(drafts: readonly Draft[]): readonly FlowProblem[] {
  const silent = silentFlows(drafts)
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const runs = (draft: Draft, quick: boolean): readonly DraftStep[] => {
    const reached = quick ? new Set([0, ...reachFrom(waysOf(draft, (id) => silent.has(id)), [0], isSilent)]) : undefined
    return doSteps(draft).filter(({ index }) => reached?.has(index) ?? true)
  }
  return drafts.flatMap((draft) => doSteps(draft).flatMap((step) => {
    const isQuick = runs(draft, true).includes(step) && comesBack(step.word, draft.id, { byId, runs: (one) => runs(one, true) })
    if (!isQuick && !comesBack(step.word, draft.id, { byId, runs: (one) => runs(one, false) })) return []
    const tell = isQuick
      ? `'${step.word}' runs '${draft.id}' again without asking anything; put a question in between, or jump with \`go\``
      : `'${step.word}' runs '${draft.id}' again, ever deeper; no more than ${DEEPEST} flows may run within each other`
    return [atStep(draft, step, { rule: 'do-circle', tell })]
  }))
}

type Runs = { readonly byId: ReadonlyMap<string, Draft>; readonly runs: (draft: Draft) => readonly DraftStep[] }

function comesBack(from: string, to: string, { byId, runs }: Runs): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    const draft = byId.get(id)
    if (!draft || seen.has(id)) continue
    seen.add(id)
    open.push(...runs(draft).map(({ word }) => word))
  }
  return false
}

function tooDeep(drafts: readonly Draft[]): readonly FlowProblem[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const depths = new Map<string, number>()
  // While a flow is looked at it counts as flat, so that a circle ends; circles have a rule of their own.
  const depthOf = (id: string): number => {
    const known = depths.get(id)
    const draft = byId.get(id)
    if (known !== undefined || !draft) return known ?? 0
    depths.set(id, 0)
    const depth = Math.max(0, ...doSteps(draft).map(({ word }) => 1 + depthOf(word)))
    depths.set(id, depth)
    return depth
  }
  return drafts.filter(({ id }) => depthOf(id) > DEEPEST).map((draft) => atHead(draft, {
    rule: 'do-deep', tell: `${depthOf(draft.id) + 1} flows run within each other from here; no more than ${DEEPEST} may`,
  }))
}

function sameMenus(drafts: readonly Draft[]): readonly FlowProblem[] {
  const first = new Map<string, string>()
  return drafts.flatMap((draft) => {
    const menu = draft.starts?.menu
    if (menu === undefined) return []
    const other = first.get(menu)
    first.set(menu, other ?? draft.file)
    if (other === undefined) return []
    return [atHead(draft, { rule: 'same-menu', tell: `${other} begins by the menu key '${menu}' already` }, 'starts')]
  })
}

// A place begins one flow, as the answer to a question of its own.
function wrongPlaces(drafts: readonly Draft[]): readonly FlowProblem[] {
  const placed = drafts.filter(({ starts }) => starts?.place !== undefined)
  const [first, ...others] = placed
  return [
    ...others.map((draft) => atHead(draft, { rule: 'same-menu', tell: `${first?.file} begins by a place already` }, 'starts')),
    ...placed.flatMap((draft) => {
      const asked = draft.steps.filter(({ question }) => question?.forms.includes('place')).map(({ word }) => word)
      const name = draft.starts?.place ?? ''
      if (asked.includes(name)) return []
      const tell = `'starts' names '${name}', and no question for a place has that name${didYouMean(name, asked)}`
      return [atHead(draft, { rule: 'unknown-answer', tell }, 'starts')]
    }),
  ]
}

// What a command listens to never begins a flow, unless it leads there anyway.
const LEADS_THERE: { readonly [flow: string]: string } = { [OFFICER]: 'human', [WELCOME]: 'menu' }

function sameWords(drafts: readonly Draft[], texts: Texts, language: string): readonly FlowProblem[] {
  const commands = new Map(COMMANDS.flatMap((name) =>
    list(texts, language, `common:words.${name}`).map((word): [string, string] => [flat(word), name])))
  const first = new Map<string, string>()
  return drafts.flatMap((draft) => {
    const key = draft.starts?.words
    const text = key === undefined ? undefined : texts.find(language, `${draft.id}:${key}`)
    if (!text) return []
    return list(texts, language, `${draft.id}:${key}`).flatMap((word) => {
      const other = first.get(flat(word))
      if (other !== undefined && other !== draft.id) {
        return [atText(text, { rule: 'same-word', tell: `'${word}' begins '${other}' already; residents can only mean one of them` })]
      }
      first.set(flat(word), draft.id)
      const command = commands.get(flat(word))
      if (command === undefined || LEADS_THERE[draft.id] === command) return []
      return [atText(text, { rule: 'same-word', tell: `'${word}' is the command '${command}' and never begins a flow` })]
    })
  })
}

function list(texts: Texts, language: string, key: string): readonly string[] {
  const value = texts.find(language, key)?.value
  return typeof value === 'string' ? [value] : value ?? []
}

function flat(word: string): string {
  return word.normalize('NFKC').toLowerCase().trim()
}

// Nobody is kept from trying a single flow, but a department needs these two.
function missing(drafts: readonly Draft[], unread: readonly string[]): readonly FlowProblem[] {
  const [first] = drafts
  const gone = [WELCOME, OFFICER].filter((id) => !unread.includes(id) && drafts.every((draft) => draft.id !== id))
  return first === undefined ? [] : gone.map((id) => ({
    file: first.file.slice(0, first.file.lastIndexOf('/')), rule: 'no-such-flow', grade: 'note' as const,
    tell: `there is no flow '${id}', which ${id === WELCOME ? 'shows the menu' : 'brings residents to a person'}`,
  }))
}
