// The floors of the house: who may import whom, and which package lives in which room (docs/architecture.md).

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const SRC = join(import.meta.dirname, '..', 'src')

/** What each room may import of ours. `*`: anything below it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  messages: [],
  engine: ['messages'],
  ports: ['engine', 'messages'],
  flows: ['engine', 'messages', 'lib'],
  config: ['ports', 'lib'],
  i18n: ['ports', 'engine', 'lib'],
  models: [],
  store: ['models', 'ports', 'engine', 'messages', 'lib'],
  guide: ['ports', 'lib'],
  records: ['ports', 'lib'],
  appointments: ['ports', 'lib'],
  services: ['guide', 'records', 'appointments', 'ports', 'lib'],
  channels: ['ports', 'messages', 'lib'],
  media: [],
  notify: ['ports', 'lib'],
  runtime: ['engine', 'services', 'ports', 'messages', 'lib'],
  http: ['ports', 'lib'],
  api: ['ports', 'messages', 'lib'],
  embedded: ['lib'],
  simulator: ['lib'],
  cli: ['*'],
}

/** What stands at the top and knows every name: the files of `src` itself, and the commands. */
const TOP = new Set(['.', 'cli'])

/** Packages that live in one room alone. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  koa: ['http', 'channels', 'api'], '@koa/router': ['http', 'channels', 'api'], mongoose: ['models', 'store'], i18next: ['i18n'],
  lmdb: ['embedded'], mingo: ['embedded'], bson: ['embedded', 'cli'], mongodb: ['cli'], nodemailer: ['notify'], pino: ['lib'],
  ajv: ['lib'], 'lru-cache': ['lib'], 'opencc-js': ['guide'], 'pinyin-pro': ['guide'], 'fast-xml-parser': ['channels', 'simulator'],
  'lossless-json': ['channels'], 'file-type': ['channels'],
  // Optional: channels/wechaty loads them when it starts, and nobody imports them.
  wechaty: [], 'wechaty-puppet': [], 'wechaty-puppet-service': [], 'wechaty-puppet-mock': [], 'file-box': [],
}

/** Rooms that import no package at all but types of json-schema-to-ts. */
const BARE = new Set(['messages', 'engine', 'ports', 'runtime'])

type Import = { readonly from: string; readonly to: string }

function listImports(): readonly Import[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8')
    const found = text.matchAll(/(?:^|\n)\s*(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from\s+'([^']+)'|import\('([^']+)'\)/g)
    return [...found].map(([, a, b]) => ({ from: file, to: place(file, a ?? b ?? '') }))
  })
}

function place(file: string, target: string): string {
  return target.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), target)) : `package:${target}`
}

const roomOf = (file: string): string => (file.includes('/') ? file.split('/')[0] ?? '' : '.')
const packageOf = (target: string): string => target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/')

describe('the house', () => {
  const imports = listImports()
  const inside = imports.filter(({ to }) => !to.startsWith('package:'))
  const outside = imports.filter(({ to }) => to.startsWith('package:') && !to.startsWith('package:node:'))

  it('is looked at', () => assert.ok(inside.length > 100))

  it('has no room that is not in the plan', () => {
    const rooms = new Set(imports.map(({ from }) => roomOf(from)))
    assert.deepEqual([...rooms].filter((room) => room !== '.' && !(room in ROOMS)), [])
  })

  it('imports downwards alone', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)]
      if (room === '.' || room === other) return false
      const allowed = ROOMS[room] ?? []
      return !allowed.includes(other) && !(allowed.includes('*') && other !== 'cli')
    })
    assert.deepEqual(wrong, [])
  })

  it('lets no room look where it need not', () => {
    const looks = new Set(inside.map(({ from, to }) => `${roomOf(from)} ${roomOf(to)}`))
    const idle = Object.entries(ROOMS).flatMap(([room, allowed]) => allowed.filter((other) => other !== '*').map((other) => `${room} ${other}`))
    assert.deepEqual(idle.filter((each) => !looks.has(each)), [])
  })

  it('has nobody import what stands at the top', () => {
    const top = inside.filter(({ from, to }) => roomOf(to) === '.' && !TOP.has(roomOf(from)))
    assert.deepEqual(top, [])
  })

  it('lets the embedded database be known to the top alone', () => {
    const wrong = inside.filter(({ from, to }) => roomOf(to) === 'embedded' && roomOf(from) !== 'embedded' && !TOP.has(roomOf(from)))
    assert.deepEqual(wrong, [])
  })

  it('keeps each heavy package in its room', () => {
    const wrong = outside.filter(({ from, to }) => {
      const homes = HOMES[packageOf(to.slice('package:'.length))]
      return homes !== undefined && !TOP.has(roomOf(from)) && !homes.includes(roomOf(from))
    })
    assert.deepEqual(wrong, [])
  })

  it('has rooms without packages', () => {
    const wrong = outside.filter(({ from, to }) => BARE.has(roomOf(from)) && to !== 'package:json-schema-to-ts')
    assert.deepEqual(wrong, [])
  })

  it('never lets one channel know another', () => {
    const channel = (file: string): string | undefined => /^channels\/(\w+)\//.exec(file)?.[1]
    const wrong = inside.filter(({ from, to }) => channel(from) && channel(to) && channel(from) !== channel(to))
    assert.deepEqual(wrong, [])
  })
})
