// Degrees as platforms write them.

/** Reads degrees of at most so many either way; undefined if the text is no such number. */
export function readDegrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,3}(\.\d{1,20})?$/.test(text)) return undefined
  const value = Number(text)
  return Math.abs(value) <= most ? value : undefined
}
