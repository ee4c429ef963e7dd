// All kinds of step by their verbs: a new verb is one file and one line here.

import { ask } from './ask.ts'
import { call } from './call.ts'
import { choose } from './choose.ts'
import { confirm } from './confirm.ts'
import { doFlow } from './do.ts'
import { endFlow } from './end.ts'
import { go } from './go.ts'
import { handover } from './handover.ts'
import { ifHolds } from './if.ts'
import type { StepKind } from './kind.ts'
import { notify } from './notify.ts'
import { remind } from './remind.ts'
import { say } from './say.ts'

/** All kinds of step. A step's settings fit its own kind alone: the compiler has held them against its schema. */
export const kinds: { readonly [verb: string]: StepKind<never> } = {
  say, ask, choose, confirm, call, do: doFlow, notify, remind, handover, if: ifHolds, go, end: endFlow,
}
