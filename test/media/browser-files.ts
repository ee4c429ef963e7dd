// Files as a browser makes and understands them: small pictures and recordings, and whether two show or sound the same.

import type { Page } from 'playwright-core'

const TO_TEXT = `
  const toText = async (blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }
  const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
`

/** Draws a picture that is the same from no other side. */
export async function draw(page: Page, type: string, quality = 0.9): Promise<Buffer> {
  const text = await page.evaluate(`(async () => {
    ${TO_TEXT}
    const canvas = new OffscreenCanvas(40, 30)
    const pen = canvas.getContext('2d')
    const colours = pen.createLinearGradient(0, 0, 40, 30)
    colours.addColorStop(0, '#c01020')
    colours.addColorStop(1, '#1030d0')
    pen.fillStyle = colours
    pen.fillRect(0, 0, 40, 30)
    pen.clearRect(2, 2, 6, 6)
    return toText(await canvas.convertToBlob({ type: '${type}', quality: ${quality} }))
  })()`)
  return Buffer.from(String(text), 'base64')
}

/** Records 0.3 s of a tone, by the sound's own clock, as the page of the web chat does. */
export async function record(page: Page, type: string): Promise<Buffer> {
  const text = await page.evaluate(`(async () => {
    ${TO_TEXT}
    const sound = new AudioContext()
    const tone = sound.createOscillator()
    const out = sound.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    const recorder = new MediaRecorder(out.stream, { mimeType: '${type}' })
    const pieces = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    await new Promise((done) => {
      recorder.onstop = done
      tone.onended = () => recorder.stop()
      recorder.onstart = () => tone.stop(sound.currentTime + 0.3)
      recorder.start()
    })
    await sound.close()
    return toText(new Blob(pieces))
  })()`)
  return Buffer.from(String(text), 'base64')
}

/** How large two files are when they are decoded, and how many values differ. */
export type Compared = { readonly sizes: readonly (string | number)[]; readonly differ: number }

/** Tells the size of two pictures and how many of their values differ, both turned the right way up. */
export async function comparePictures(page: Page, one: Buffer, other: Buffer): Promise<Compared> {
  return page.evaluate<Compared>(`(async () => {
    ${TO_TEXT}
    const read = async (text) => {
      const asItIs = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }
      const image = await createImageBitmap(new Blob([toBytes(text)]), asItIs)
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
      pen.drawImage(image, 0, 0)
      return pen.getImageData(0, 0, image.width, image.height)
    }
    const [one, other] = [await read('${one.toString('base64')}'), await read('${other.toString('base64')}')]
    const differ = one.data.filter((value, i) => value !== other.data[i]).length
    return { sizes: [one.width + 'x' + one.height, other.width + 'x' + other.height], differ }
  })()`)
}

/** Tells the length of two recordings and how many of their samples differ. */
export async function compareSounds(page: Page, one: Buffer, other: Buffer): Promise<Compared> {
  return page.evaluate<Compared>(`(async () => {
    ${TO_TEXT}
    const sound = new OfflineAudioContext(1, 1, 48_000)
    const read = async (text) => (await sound.decodeAudioData(toBytes(text).buffer)).getChannelData(0)
    const [one, other] = [await read('${one.toString('base64')}'), await read('${other.toString('base64')}')]
    return { sizes: [one.length, other.length], differ: one.filter((value, i) => value !== other[i]).length }
  })()`)
}
