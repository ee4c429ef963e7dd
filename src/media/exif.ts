// EXIF: which way up a picture is, read from what came and written anew with nothing beside it.

const ORIENTATION = 0x0112
const SHORT = 3
const MOST_ENTRIES = 1000

/** Reads which way up a picture is from a TIFF block; 1, as it lies, where that is not said. */
export function readOrientation(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return 1
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0
    return order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  }
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = Math.min(short(directory), MOST_ENTRIES)
  for (let at = directory + 2; at < directory + 2 + count * 12; at += 12) {
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue
    const found = short(at + 8)
    return found >= 1 && found <= 8 ? found : 1
  }
  return 1
}

/** Writes a TIFF block that says which way up a picture is, and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
