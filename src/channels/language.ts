// In which language an answer is, where a platform does not tell and there is no room to say things in all of them.

const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}{2,}/gu

/** Tells Chinese from English by what there is more of, words against characters; undefined where there is neither. */
export function languageOf(text: string): string | undefined {
  const han = text.match(HAN)?.length ?? 0
  const words = text.match(LATIN)?.length ?? 0
  if (han === 0 && words === 0) return undefined
  return han >= words ? 'zh-CN' : 'en'
}
