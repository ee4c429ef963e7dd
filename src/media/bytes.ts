// What all containers share: pieces of a file that must be there in full.

/** A piece of a file; a RangeError if the file ends before it does. */
export function slice(bytes: Buffer, from: number, to: number): Buffer {
  if (from < 0 || to < from || to > bytes.length) throw new RangeError('beyond the end')
  return bytes.subarray(from, to)
}

/** Tells whether ASCII text stands at a place. */
export function hasText(bytes: Buffer, at: number, text: string): boolean {
  return at >= 0 && bytes.toString('latin1', at, at + text.length) === text
}

/** What a picture may measure: beyond this it is no photo but a trap for whoever shows it. */
export function fits(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= 120_000_000
}
