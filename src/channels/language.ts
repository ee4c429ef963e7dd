// In which language an answer is, where a platform does not tell and there is no room to say things in all of them.

import type { Inbound } from '../messages/inbound.ts'
import type { Converse } from '../ports/converse.ts'

const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}{2,}/gu

/** Tells Chinese from English by what there is more of, words against characters; undefined where there is neither. */
export function languageOf(text: string): string | undefined {
  const han = text.match(HAN)?.length ?? 0
  const words = text.match(LATIN)?.length ?? 0
  if (han === 0 && words === 0) return undefined
  return han >= words ? 'zh-CN' : 'en'
}

/** The language of whoever could not be answered: what the platform knows, what they were last answered in, or what they write. */
export function languageKnown(converse: Pick<Converse, 'language'>, inbound: Inbound | undefined): string | undefined {
  if (!inbound) return undefined
  const { channel, from, language, said } = inbound
  return language ?? converse.language?.(channel, from) ?? (said.kind === 'text' ? languageOf(said.text) : undefined)
}
