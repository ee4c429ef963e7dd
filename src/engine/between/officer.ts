// While an officer has the conversation the bot is silent: what the resident writes goes to the desk.

import type { Said } from '../../messages/inbound.ts'
import { WELCOME } from '../common.ts'
import type { Values } from '../effect.ts'
import { interrupt, resume } from '../frames.ts'
import type { Outcome } from '../outcome.ts'
import type { Work } from '../work.ts'
import { wordsOf } from './said.ts'

/** Brings what was said to the desk, unless it ends the officer's part: the menu, and the words for cancelling. */
export function hearForOfficer(work: Work, said: Said, to: string): Outcome | undefined {
  const text = wordsOf(said)
  const command = text === undefined ? undefined : work.book.command(text)
  if (said.kind === 'menu') return release(work, work.book.start(said) ?? WELCOME)
  if (command === 'menu') return release(work, WELCOME)
  if (command === 'cancel') return release(work)
  work.effects.push({ kind: 'notify', key: 'common:resident-wrote', to, values: valuesOf(said, text) })
  return undefined
}

/** Lets the bot answer again: what was interrupted goes on, or the flow that is wanted begins. */
export function release(work: Work, id?: string): Outcome | undefined {
  work.officer = undefined
  work.effects.push({ kind: 'say', key: 'common:officer-ended' })
  return id === undefined ? resume(work) : interrupt(work, id)
}

function valuesOf(said: Said, text: string | undefined): Values {
  switch (said.kind) {
    case 'text': return { said: said.text }
    case 'image': return { said: '[image]', media: said.media ?? said.url }
    case 'voice': return { said: text ?? '[voice]', media: said.media ?? said.url }
    case 'place': return { said: said.label, lat: said.lat, lng: said.lng }
    case 'other': case 'menu': case 'event': return { said: `[${said.kind}]` }
  }
}
