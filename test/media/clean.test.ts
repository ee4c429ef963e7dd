// Copies without metadata: markers in every place where a file carries more than it shows, none of them found again,
// and what shows or sounds stays what it was, as a browser decodes it.

import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { cleanCopy } from '../../src/media/clean.ts'
import { launch } from '../channels/webchat/browser.ts'
import { comparePictures, compareSounds, draw, record } from './browser-files.ts'
import { makeGif, MARKER, plantGif, plantJpeg, plantPng, plantWebp, pngChunk, type Planted } from './pictures.ts'
import {
  amrFrames, ebml, mp3Frames, mp4Box, noise, OPUS, plantAmr, plantMp3, plantMp4, plantOgg, plantWav, plantWebm,
} from './sounds.ts'

const MARKS = [Buffer.from(MARKER.slice(0, 8)), Buffer.from(MARKER, 'utf16le')]
/** What this browser plays otherwise or not at all, with or without a marker; held to its frames below. */
const UNPLAYED = new Set(['encoder\'s frame', 'between frames', 'second stream'])
const leaks = (bytes: Uint8Array): boolean => MARKS.some((mark) => Buffer.from(bytes).includes(mark))

describe('a copy without metadata', () => {
  let browser: Browser
  let page: Page
  const files = new Map<string, Buffer>()
  const file = (name: string): Buffer => files.get(name) ?? assert.fail(`no ${name}`)
  before(async () => {
    browser = await launch()
    page = await browser.newPage()
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) files.set(type, await draw(page, type))
    files.set('lossless', await draw(page, 'image/webp', 1))
    for (const type of ['audio/webm', 'audio/mp4']) files.set(type, await record(page, type))
  })
  after(() => browser.close())

  const clean = async (bytes: Uint8Array, type: string): Promise<Buffer> =>
    await cleanCopy(bytes, type) ?? assert.fail('has no copy')

  const corpora: readonly (readonly [string, () => readonly Planted[]])[] = [
    ['image/jpeg', () => plantJpeg(file('image/jpeg'))],
    ['image/png', () => plantPng(file('image/png'))],
    ['image/gif', plantGif],
    ['image/webp', () => [...plantWebp(file('image/webp')), ...plantWebp(file('lossless'))]],
    ['audio/mpeg', plantMp3], ['audio/wav', plantWav], ['audio/amr', plantAmr], ['audio/ogg', plantOgg],
    ['audio/mp4', () => plantMp4(file('audio/mp4'))], ['audio/webm', () => plantWebm(file('audio/webm'))],
  ]

  for (const [type, plant] of corpora) {
    it(`of ${type} leaks no marker from any place, and shows or sounds the same`, async () => {
      for (const [where, bytes] of plant()) {
        assert.ok(leaks(bytes), `${where}: there is a marker to be found`)
        const copy = await cleanCopy(bytes, type) ?? assert.fail(`${where} has no copy`)
        assert.equal(leaks(copy), false, where)
        assert.deepEqual(await clean(copy, type), copy, `${where}: a copy of the copy is the same`)
        if (type === 'audio/amr' || UNPLAYED.has(where)) continue
        const compare = type.startsWith('image/') ? comparePictures : compareSounds
        const { sizes: [before, after], differ } = await compare(page, bytes, copy)
        assert.deepEqual([before, differ], [after, 0], where)
      }
    })
  }

  it('was tried on at least fifty files', () => {
    assert.ok(corpora.reduce((sum, [, plant]) => sum + plant().length, 0) >= 50)
  })

  it('keeps which way up a picture is', async () => {
    for (const type of ['image/jpeg', 'image/png'] as const) {
      const turned = type === 'image/jpeg'
        ? plantJpeg(file(type)).find(([where]) => where === 'EXIF, turned 6')?.[1]
        : plantPng(file(type)).find(([where]) => where === 'EXIF')?.[1]
      const { sizes } = await comparePictures(page, await clean(turned ?? assert.fail(), type), file(type))
      assert.deepEqual(sizes, ['30x40', '40x30'], type)
    }
  })

  it('keeps how often a GIF is repeated', async () => {
    assert.deepEqual(await clean(makeGif(), 'image/gif'), makeGif())
  })

  it('holds exactly the frames of a recording', async () => {
    for (const [where, bytes] of plantMp3()) assert.deepEqual(await clean(bytes, 'audio/mpeg'), mp3Frames(12), where)
    const [[, amr] = assert.fail()] = plantAmr()
    assert.deepEqual(Buffer.from((await clean(amr, 'audio/amr')).subarray(6)), amrFrames())
    for (const [where, bytes] of plantOgg()) {
      assert.ok((await clean(bytes, 'audio/ogg')).includes(Buffer.concat(OPUS)), where)
    }
  })

  describe('is not made', () => {
    const picture = (width: number, height: number, data: Buffer = Buffer.alloc(0)) => {
      const head = Buffer.alloc(13)
      head.writeUInt32BE(width)
      head.writeUInt32BE(height, 4)
      head.set([8, 6], 8)
      return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', head), pngChunk('IDAT', data), pngChunk('IEND')])
    }
    const hostile: readonly (readonly [string, string, () => Buffer])[] = [
      ['a PNG of a billion pixels', 'image/png', () => picture(32_000, 32_000)],
      ['a PNG that unpacks to more than it measures', 'image/png', () => picture(1, 1, bomb())],
      ['a PNG in too many pieces', 'image/png', () => Buffer.concat([
        file('image/png').subarray(0, 33), ...Array.from({ length: 20_000 }, () => pngChunk('tEXt')), file('image/png').subarray(33),
      ])],
      ['a PNG without its end', 'image/png', () => file('image/png').subarray(0, -12)],
      ['a PNG with a chunk that nobody knows and all need', 'image/png', () => Buffer.concat([
        file('image/png').subarray(0, 33), pngChunk('LEAK', MARKER), file('image/png').subarray(33),
      ])],
      ['a JPEG with bytes behind a table', 'image/jpeg', () => {
        const table = file('image/jpeg').indexOf(Buffer.from([0xff, 0xdb]))
        const longer = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 2 + 65 + MARKER.length, 0]), Buffer.alloc(64, 1), Buffer.from(MARKER)])
        return Buffer.concat([file('image/jpeg').subarray(0, table), longer, file('image/jpeg').subarray(table)])
      }],
      ['a JPEG of more scans than a camera writes', 'image/jpeg', () => {
        const scan = file('image/jpeg').indexOf(Buffer.from([0xff, 0xda]))
        const one = file('image/jpeg').subarray(scan, -2)
        return Buffer.concat([file('image/jpeg').subarray(0, scan), ...Array.from({ length: 101 }, () => one)])
      }],
      ['a GIF without its end', 'image/gif', () => makeGif().subarray(0, -1)],
      ['a WebP of too many pixels', 'image/webp', () => {
        const big = Buffer.from(file('image/webp'))
        big.fill(0xff, 24, 30)
        return big
      }],
      ['an MP4 with pictures', 'audio/mp4', () => Buffer.from(file('audio/mp4').toString('latin1').replace('soun', 'vide'), 'latin1')],
      ['an MP4 of boxes in boxes without end', 'audio/mp4', () => {
        let box = mp4Box('ftyp')
        for (let i = 0; i < 5_000; i += 1) box = mp4Box('moov', box)
        return box
      }],
      ['a WebM with pictures', 'audio/webm', () => {
        const other = Buffer.from(file('audio/webm'))
        other.writeUInt8(1, other.indexOf(Buffer.from([0x83, 0x81, 2])) + 2)
        return other
      }],
      ['a WebM of elements in elements without end', 'audio/webm', () => {
        let element = ebml('ec', Buffer.alloc(0))
        for (let i = 0; i < 1_000; i += 1) element = ebml('a0', element)
        return element
      }],
      ['an Ogg recording of another kind', 'audio/ogg', () =>
        Buffer.from(plantOgg()[0]?.[1].toString('latin1').replace('OpusHead', 'OtherKnd') ?? '', 'latin1')],
      ['an MP3 without frames', 'audio/mpeg', () => Buffer.alloc(100_000, 0xff)],
      ['an SVG', 'image/svg+xml', () => Buffer.from('<svg/>')],
    ]
    for (const [title, type, make] of hostile) {
      it(`of ${title}`, async () => assert.equal(await cleanCopy(make(), type), undefined))
    }

    it('of a bomb in a chunk of text, which is left out unread', async () => {
      const bytes = Buffer.concat([file('image/png').subarray(0, 33), pngChunk('zTXt', 'a\0\0', bomb()), file('image/png').subarray(33)])
      assert.ok((await clean(bytes, 'image/png')).length < 2_000)
    })
  })

  it('never fails over a file that was cut or changed anywhere', async () => {
    const types = corpora.map(([type, plant]) => [type, plant()[0]?.[1] ?? assert.fail()] as const)
    for (const [type, bytes] of types) {
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 150))) {
        await cleanCopy(bytes.subarray(0, at), type)
        const [value = 0] = noise(1, at + 1)
        for (const other of [value, 0xff, 0]) {
          const changed = Buffer.from(bytes)
          changed[at] = other
          await cleanCopy(changed, type)
        }
      }
    }
  })

  it('is made of a cut JPEG as far as it goes', async () => {
    const cut = file('image/jpeg').subarray(0, -20)
    assert.deepEqual((await clean(cut, 'image/jpeg')).subarray(-2), Buffer.from([0xff, 0xd9]))
  })
})

function bomb(): Buffer {
  return deflateSync(Buffer.alloc(20_000_000))
}
