// Typed arrays that grow: what is read line by line is counted only when the last line is read.

type Growing = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int16Array<ArrayBuffer>

/** Gives the array itself if it has room for so many, or else a copy with a quarter more room. */
export function withRoom<T extends Growing>(array: T, room: number): T {
  if (room <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.ceil(room * 1.25)) // what made it makes its like
  larger.set(array)
  return larger
}
