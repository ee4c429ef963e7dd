// Holds all flows and their texts against each other and against the world: every rule, every problem, at once.

import type { FlowProblem } from '../problem.ts'
import { checkAnswers, checkReminders, checkValues } from './answers.ts'
import { checkBetween, silentFlows } from './between.ts'
import { givenByOthers, knownIn } from './known.ts'
import type { CheckParts } from './parts.ts'
import { waysOf } from './paths.ts'
import { checkQuestions } from './questions.ts'
import { checkWorld } from './services.ts'
import { checkLabels } from './texts/labels.ts'
import { checkMissing, checkUnused } from './texts/missing.ts'
import { checkNotice } from './texts/notice.ts'
import { checkSameVariables, checkVariables } from './texts/variables.ts'
import { checkWording } from './texts/wording.ts'
import { checkWays } from './ways.ts'

/** Finds all that is wrong with flows beyond each flow's own grammar, which compiling has told of. */
export function checkFlows(parts: CheckParts): readonly FlowProblem[] {
  const { drafts, texts, languages } = parts
  const silent = silentFlows(drafts)
  const given = givenByOthers(drafts)
  const hasText = (key: string): boolean => languages.some((language) => texts.find(language, key) !== undefined)
  const each = drafts.flatMap((draft) => {
    const ways = waysOf(draft, (id) => silent.has(id))
    const known = knownIn(draft, ways, given.get(draft.id) ?? [])
    return [
      ...checkWays(draft, ways), ...checkAnswers(draft, known, parts.services), ...checkValues(draft), ...checkReminders(draft),
      ...checkWorld(draft, parts), ...checkQuestions(draft, hasText), ...checkVariables(draft, known, parts),
    ]
  })
  return [
    ...each, ...checkBetween(parts), ...checkMissing(parts), ...checkLabels(parts), ...checkSameVariables(parts),
    ...checkNotice(parts), ...checkWording(parts), ...checkUnused(parts),
  ]
}
