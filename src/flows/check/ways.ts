// Rules on the ways through a flow: nothing unreachable, nothing without an exit, no circle without a question.

import type { Draft } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import { namesIn } from '../settings.ts'
import { atStep } from './parts.ts'
import type { Ways } from './paths.ts'
import { isSilent, OVER, reachFrom, turned } from './paths.ts'

/** Finds what is wrong with the ways through a flow. */
export function checkWays(draft: Draft, ways: Ways): readonly FlowProblem[] {
  const reached = new Set([0, ...reachFrom(ways, [0])])
  return [
    ...draft.steps.filter(({ index }) => !reached.has(index)).map((step) => atStep(draft, step, {
      rule: 'unreachable-step', tell: 'nothing leads to this step; jump to it, or take it out',
    })),
    ...withoutExit(draft, ways, reached),
    ...circles(draft, ways),
    ...twice(draft),
  ]
}

function withoutExit(draft: Draft, ways: Ways, reached: ReadonlySet<number>): readonly FlowProblem[] {
  const ends = ways.flatMap((from, at) => (from.some(({ to }) => to === OVER) ? [at] : []))
  const leads = new Set([...ends, ...reachFrom(turned(ways), ends)])
  return draft.steps
    .filter(({ index }) => reached.has(index) && !leads.has(index))
    .map((step) => atStep(draft, step, {
      rule: 'no-exit', tell: 'no way from this step comes to an end or to a person; add an `end:`, or `exhausted: human` to a question',
    }))
}

// One line a circle, at its first step.
function circles(draft: Draft, ways: Ways): readonly FlowProblem[] {
  const back = turned(ways)
  const left = withoutDeadEnds(withoutDeadEnds(new Set(ways.keys()), ways, back), back, ways)
  const told = new Set<number>()
  return draft.steps.filter(({ index }) => left.has(index)).flatMap((step) => {
    const behind = told.has(step.index) ? undefined : reachFrom(back, [step.index], isSilent)
    if (!behind?.has(step.index)) return []
    for (const other of reachFrom(ways, [step.index], isSilent)) if (behind.has(other)) told.add(other)
    const tell = 'from here the flow runs in a circle without asking anything; put a question into the circle'
    return [atStep(draft, step, { rule: 'circle', tell })]
  })
}

// Leaves out the steps from which no silent way leads on for ever: where none is left, there is no circle to look for.
function withoutDeadEnds(steps: ReadonlySet<number>, ways: Ways, back: Ways): ReadonlySet<number> {
  const left = new Set(steps)
  const on = ways.map((from) => from.filter(({ to, waits }) => !waits && left.has(to)).length)
  const open = [...left].filter((at) => on[at] === 0)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    left.delete(at)
    for (const { to, waits } of back[at] ?? []) {
      if (waits || !left.has(to)) continue
      on[to] = (on[to] ?? 0) - 1
      if (on[to] === 0) open.push(to)
    }
  }
  return left
}

// Where a name stands twice, a jump goes to the first of them, which may not be the one that was meant.
function twice(draft: Draft): readonly FlowProblem[] {
  const wanted = new Set(draft.steps.flatMap(({ verb, settings }) => [
    settings['go'], settings['no'], settings['none'], settings['exhausted'],
    ...(typeof settings['refused'] === 'string' ? [settings['refused']] : namesIn(settings['refused'])),
    ...(verb === 'confirm' ? namesIn(settings['changes']) : []),
  ]))
  return draft.steps.filter(({ name, word, verb }) => verb !== 'end' && name !== word && wanted.has(word)).map((step) => {
    const first = draft.steps.find(({ name }) => name === step.word)
    return atStep(draft, step, {
      rule: 'same-step',
      tell: `step ${(first?.index ?? 0) + 1} is called '${step.word}' too, and a jump goes there; give this one another name`,
    })
  })
}
