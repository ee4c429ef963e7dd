// The language that someone writes, told by the script.

// Frequent characters that are written like this in traditional Chinese alone.
const TRADITIONAL = new Set('們這個來時說對開關預約報舉訴證號請問護駕駛員車輛過還沒嗎處辦電話點鐘條錢後麼為給買賣實國際寫讀聽見觀戶遷騙裡嚴樣謝幫')

const CHINESE = /[\u3400-\u9fff]/
const LATIN = /[a-z]{2,}/i

/** The language that a text is written in, as far as its script tells; undefined if it does not. */
export function languageOf(text: string, current: string): string | undefined {
  if (CHINESE.test(text)) {
    if ([...text].some((letter) => TRADITIONAL.has(letter))) return 'zh-TW'
    return current.startsWith('zh') ? current : 'zh-CN'
  }
  return LATIN.test(text) ? 'en' : undefined
}
