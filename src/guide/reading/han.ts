// What the letters of a text tell by themselves: who needs no more than that need not load the dictionaries of normalise.ts.

const HAN = /\p{Script=Han}/u

/** Tells whether a text has a Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}
