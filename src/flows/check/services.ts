// Rules on what is outside a flow: services and what they take, their reasons to say no, and desks.

import type { Draft, DraftStep } from '../draft.ts'
import type { FlowProblem } from '../problem.ts'
import { didYouMean } from '../../lib/did-you-mean.ts'
import { namesGiven } from './known.ts'
import type { CheckParts, Finding, KnownService } from './parts.ts'
import { atStep, callOf } from './parts.ts'

type World = Pick<CheckParts, 'services' | 'desks'>

/** Finds services, reasons and desks that do not exist, and reasons that nobody answers. */
export function checkWorld(draft: Draft, world: World): readonly FlowProblem[] {
  return draft.steps.flatMap((step) =>
    [...wrongCall(step, world), ...wrongDesk(step, world)].map((finding) => atStep(draft, step, finding)))
}

function wrongCall(step: DraftStep, { services }: World): readonly Finding[] {
  const call = callOf(step)
  if (!call) return []
  const service = services.get(call.service)
  if (!service) {
    return [{ rule: 'unknown-service', tell: `there is no service '${call.service}'${didYouMean(call.service, services.keys())}` }]
  }
  const reasons = step.verb === 'call' && !step.broken ? wrongReasons(step, service) : []
  return [...wrongWith(call.with, service), ...reasons]
}

function wrongWith(taken: unknown, { name, input }: KnownService): readonly Finding[] {
  const known = Object.keys(input.properties)
  const given = namesGiven(taken)
  const foreign = given.filter((one) => !known.includes(one)).map((one): Finding => {
    const takes = known.length > 0 ? `; it takes ${known.join(', ')}` : '; it takes nothing'
    return { rule: 'wrong-with', tell: `'${name}' takes no '${one}'${didYouMean(one, known) || takes}` }
  })
  const missing = (input.required ?? []).filter((one) => !given.includes(one)).map((one): Finding => ({
    rule: 'missing-with', tell: `'${name}' needs '${one}'; add it to \`with\``,
  }))
  return [...foreign, ...missing]
}

function wrongReasons({ settings }: DraftStep, { name, reasons }: KnownService): readonly Finding[] {
  const { refused } = settings
  if (typeof refused === 'string') return []
  const handled = typeof refused === 'object' && refused !== null ? Object.keys(refused) : []
  const foreign = handled.filter((one) => !reasons.includes(one)).map((one): Finding => {
    const gives = reasons.length > 0 ? `; it gives ${reasons.join(', ')}` : '; it never says no'
    return { rule: 'unknown-reason', tell: `'${name}' never says no because of '${one}'${didYouMean(one, reasons) || gives}` }
  })
  const open = reasons.filter((one) => !handled.includes(one)).map((one): Finding => ({
    rule: 'open-reason', tell: `'${name}' may say no because of '${one}'; name a step for it under \`refused\``,
  }))
  return [...foreign, ...open]
}

function wrongDesk({ verb, settings }: DraftStep, { desks }: World): readonly Finding[] {
  const { to } = settings
  if ((verb !== 'notify' && verb !== 'handover') || typeof to !== 'string' || desks.has(to)) return []
  return [{ rule: 'unknown-desk', tell: `there is no desk '${to}' in the config${didYouMean(to, desks)}` }]
}
