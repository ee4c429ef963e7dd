// From flow files as they are written to flows that the engine runs, or all that is wrong with them.

import type { Flow, Step } from '../engine/flow.ts'
import { readSpan } from '../engine/span.ts'
import { createHasher } from '../lib/hash.ts'
import { draft } from './draft.ts'
import type { Draft } from './draft.ts'
import { dependantsOf, placesOf, questionsOf, resultsOf } from './indexes.ts'
import type { FlowProblem } from './problem.ts'
import type { RawFlow } from './read.ts'

/** What was understood of flow files: a draft of each that has a name and steps, those of them that are whole, and all problems. */
export type Understood = {
  readonly drafts: readonly Draft[]
  readonly whole: readonly Draft[]
  readonly problems: readonly FlowProblem[]
}

/** Understands flow files as far as they go. Nothing has to be compiled to be checked. */
export function understand(raws: readonly RawFlow[]): Understood {
  const each = raws.map(draft)
  const drafts = each.flatMap((one) => one.draft ?? [])
  const ids = drafts.map(({ id }) => id)
  const twice = drafts.filter(({ id }, i) => ids.indexOf(id) !== i).map(({ id, file }): FlowProblem => ({
    file, rule: 'flow-twice', tell: `the flow '${id}' is in ${drafts[ids.indexOf(id)]?.file} already; give it another name`,
  }))
  const whole = drafts.filter(({ id, problems }, i) => problems.length === 0 && ids.indexOf(id) === i)
  return { drafts, whole, problems: [...each.flatMap(({ problems }) => problems), ...twice] }
}

/** What came of compiling: the flows that are whole, and all problems of those that are not. */
export type Compiled = { readonly flows: readonly Flow[]; readonly problems: readonly FlowProblem[] }

/** Compiles flow files. Only flows without a problem of their own are among the flows. */
export function compile(raws: readonly RawFlow[]): Compiled {
  const { whole, problems } = understand(raws)
  return { flows: whole.map(finish), problems }
}

// No secret: a flow's version only has to differ where the flow does.
const hasher = createHasher(new Uint8Array(32))

// No answer waits for the next one longer than it is kept.
function clamped(steps: readonly Step[]): readonly Step[] {
  const shortest = Math.min(...steps.map(({ question }) => readSpan(question?.keep ?? '') ?? Infinity))
  return steps.map((step) =>
    step.question && step.question.expires > shortest ? { ...step, question: { ...step.question, expires: shortest } } : step)
}

function finish({ id, starts, defaults, steps: read }: Draft): Flow {
  const steps = clamped(read)
  const meant = steps.map((step) => ({ ...step, line: undefined }))
  const version = hasher.hash('flow', JSON.stringify({ id, starts, defaults, meant })).slice(0, 12)
  return {
    id, version, ...(starts && { starts }), defaults, steps,
    places: placesOf(steps), questions: questionsOf(steps), results: resultsOf(steps), dependants: dependantsOf(steps),
  }
}
