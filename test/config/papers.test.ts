// Every setting is told of where operators look: in the shipped default.yaml, and variables of the environment in the papers.

import { deepEqual } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentSchema, fileSchema } from '../../src/config/schema.ts'

const DEFAULTS = readFileSync(join('config', 'default.yaml'), 'utf8')
const PAPERS = ['README.md', ...readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => join('docs', name))]

describe('the papers on settings', () => {
  it('have every key of a settings file with its default and a sentence', () => {
    const told = new Set(DEFAULTS.split('\n').map((line) => /^([a-z-]+): \S.*# *\S/.exec(line)?.[1]))
    deepEqual(Object.keys(fileSchema.properties).filter((key) => !told.has(key)), [])
  })

  it('have every variable of the environment', () => {
    const all = [DEFAULTS, ...PAPERS.map((file) => readFileSync(file, 'utf8'))].join('\n')
    const told = new Set(all.match(/\b[A-Z][A-Z0-9_]+\b/g))
    deepEqual(Object.keys(environmentSchema.properties).filter((name) => !told.has(name)), [])
  })
})
