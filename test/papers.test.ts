// The papers are true of the code: settings are told of where operators look, links lead somewhere, commands and events are there.

import { deepEqual } from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environmentSchema, fileSchema } from '../src/config/schema.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const papersIn = (dir: string): readonly string[] => readdirSync(dir).filter((name) => name.endsWith('.md')).map((name) => join(dir, name))

const DEFAULTS = read(join('config', 'default.yaml'))
const PAPERS = ['.', 'docs', join('docs', 'decisions'), 'bench'].flatMap(papersIn)

describe('the papers', () => {
  it('have every key of a settings file with its default and a sentence', () => {
    const told = new Set(DEFAULTS.split('\n').map((line) => /^([a-z-]+): \S.*# *\S/.exec(line)?.[1]))
    deepEqual(Object.keys(fileSchema.properties).filter((key) => !told.has(key)), [])
  })

  it('have every variable of the environment', () => {
    const told = new Set([DEFAULTS, ...PAPERS.map(read)].join('\n').match(/\b[A-Z][A-Z0-9_]+\b/g))
    deepEqual(Object.keys(environmentSchema.properties).filter((name) => !told.has(name)), [])
  })

  it('name no command that there is not', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: { readonly [name: string]: string } } // our own
    const named = PAPERS.flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([a-z][a-z:]*)/g)].map(([, name = '']) => name))
    deepEqual([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name)), [])
  })

  for (const file of PAPERS) {
    it(`lead from ${file} to what is there`, () => {
      const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link)
      deepEqual(links.filter((link) => !existsSync(join(dirname(file), link))), [])
    })
  }

  it('name no part of a question that is not there', () => {
    const [, table = ''] = read(join('docs', 'architecture.md')).split('| it is | by |')
    const named = [...(table.split('\n\n')[0] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => `${name}.ts`)
    deepEqual(named.filter((name) => !existsSync(join('src', 'engine', 'questions', name))), [])
    deepEqual(named.length > 30, true)
  })

  it('tell operators of events that the log has', () => {
    const [, table = ''] = read(join('docs', 'operations.md')).split('| `event` |')
    const told = [...(table.split('\n\n')[0] ?? '').matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(([, event = '']) => event)
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
      .map((file) => read(join('src', file))).join('\n')
    deepEqual(told.filter((event) => !source.includes(`'${event}'`)), [])
    deepEqual(told.length > 10, true)
  })
})
