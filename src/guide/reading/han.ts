// What the letters of a text tell by themselves: who needs no more than that need not load the dictionaries of normalise.ts.

const HAN = /\p{Script=Han}/u

/** Tells whether a text has a Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}

/** Tells whether a text says more than so many Chinese characters do; English takes twice the letters. */
export function isLongerThan(characters: number, text: string): boolean {
  return text.length > characters * (hasHan(text) ? 1 : 2)
}
