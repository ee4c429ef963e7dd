// voice: a voice message, kept as { url, media?, transcript? }.

import type { Json } from '../event.ts'
import type { Form } from './form.ts'
import { accept, unfit } from './reading/outcome.ts'

const SHOWN: { readonly [language: string]: string } = { 'zh-CN': '语音', 'zh-TW': '語音', en: 'voice message' }

/** A voice message, with its words where the platform has recognised them. */
export const voice: Form = {
  read: (said) => {
    if (said.kind !== 'voice') return unfit('voice')
    const { url, media, transcript } = said
    return accept({ url, ...(media !== undefined && { media }), ...(transcript !== undefined && { transcript }) })
  },
  show: (value, language) => transcriptOf(value) ?? SHOWN[language] ?? SHOWN['zh-CN'] ?? '',
}

function transcriptOf(value: Json): string | undefined {
  const hasOne = typeof value === 'object' && value !== null && 'transcript' in value
  return hasOne && typeof value.transcript === 'string' ? value.transcript : undefined
}
