// The scripts in which people write to us.

const SCRIPTS = ['Cyrillic', 'Hangul', 'Hiragana', 'Katakana', 'Arabic', 'Thai', 'Devanagari', 'Hebrew', 'Greek', 'Khmer', 'Myanmar', 'Lao']
const FOREIGN = new RegExp(`[${SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}]{2}`, 'u')

/** Tells whether a unit of UTF-16 is a common Chinese character. */
export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** Tells whether a text is in a script of which nothing is understood here. Who writes these reads English rather than Chinese. */
export function isForeign(text: string): boolean {
  return FOREIGN.test(text)
}
