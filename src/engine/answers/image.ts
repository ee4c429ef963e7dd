// image: a picture, kept as { url, media? }. A sticker that a platform sends as a picture cannot be told from one.

import type { Form } from './form.ts'
import { accept, unfit } from './reading/outcome.ts'

const SHOWN: { readonly [language: string]: string } = { 'zh-CN': '图片', 'zh-TW': '圖片', en: 'picture' }

/** A picture. */
export const image: Form = {
  read: (said) => {
    if (said.kind !== 'image') return unfit('image')
    const { url, media } = said
    return accept({ url, ...(media !== undefined && { media }) })
  },
  show: (_, language) => SHOWN[language] ?? SHOWN['zh-CN'] ?? '',
}
