// Joins the personal account, where a puppet is configured: its line, its sending side and its channel.

import { join } from 'node:path'
import { languageOf } from './channels/language.ts'
import { loadBot } from './channels/wechaty/bot.ts'
import { createWechaty, type WechatyChannel, type WechatyParts } from './channels/wechaty/channel.ts'
import { createLine, type Line } from './channels/wechaty/line.ts'
import { createSender } from './channels/wechaty/sender.ts'
import type { Settings } from './config/settings.ts'
import type { World } from './lib/world.ts'
import type { Guide } from './ports/guide.ts'
import type { Sender } from './ports/sender.ts'
import type { Translator } from './ports/translator.ts'

/** The account's line, and what is told over it without being asked. */
export type Account = { readonly load: () => Promise<unknown>; readonly line: Line; readonly sender: Sender }

/** Joins the line to the account; undefined if no puppet is configured. Nothing is loaded before it is started. */
export function composeAccount({ wechaty, dataDir }: Settings, { log, clock }: World): Account | undefined {
  if (!wechaty) return undefined
  const load = () => loadBot({ ...wechaty, dir: join(dataDir, 'wechaty') })
  const line = createLine({
    load,
    log,
    now: clock,
    show: (text) => void process.stdout.write(`${text}\n`),
  })
  return { load, line, sender: createSender(line) }
}

/** What the channel needs beside the account. */
export type PersonalParts = Omit<WechatyParts, 'line' | 'answerInPublic'> & { readonly guide: Guide; readonly translator: Translator }

/** Joins the channel on an account's line. */
export function composeWechaty({ line }: Account, { guide, translator, ...parts }: PersonalParts): WechatyChannel {
  return createWechaty({ ...parts, line, answerInPublic: createPublicAnswer(guide, translator) })
}

/** Answers what everybody may read: danger, procedures, whose business it is; all else is asked to be written in private. */
function createPublicAnswer(guide: Guide, translator: Translator): (text: string) => string {
  return (text) => {
    const language = translator.nearest(languageOf(text) ?? '')
    const danger = guide.danger(text)
    if (danger) return translator.say(language, `common:danger.${danger.kind}`)
    const { kind, outcome, procedures: [first], topic } = guide.find(text, { language })
    const found = kind === 'procedure' && outcome === 'answer' && first !== undefined ? guide.show(first, 'short', language)
      : kind === 'out_of_scope' && topic !== undefined ? guide.elsewhere(topic, language)
      : undefined
    const privately = translator.say(language, 'common:write-privately')
    return found === undefined ? privately : `${found}\n\n${privately}`
  }
}
