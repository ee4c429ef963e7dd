// npm run draw -- FLOW [--coverage FILE]: draws a flow as a Mermaid diagram, with what talks have walked painted on it.

import { readFile } from 'node:fs/promises'
import { readSettings } from '../config/read.ts'
import { compile } from '../flows/compile.ts'
import { drawFlow } from '../flows/draw.ts'
import type { Painted } from '../flows/edges.ts'
import { didYouMean } from '../lib/did-you-mean.ts'
import { tellProblem } from '../flows/problem.ts'
import { readFolder } from '../flows/read.ts'
import { here } from '../lib/folders.ts'
import { createReader } from '../lib/schema.ts'
import { readOptions } from './support/options.ts'
import { complain, endWithReader, root } from './support/run-command.ts'

const spots = {
  type: 'object',
  properties: {
    missed: {
      type: 'array',
      items: { type: 'object', properties: { step: { type: 'string' }, to: { type: 'string' } }, required: ['step'] },
    },
  },
  required: ['missed'],
} as const

const readCoverage = createReader({
  type: 'array',
  items: {
    type: 'object', properties: { flow: { type: 'string' }, steps: spots, branches: spots }, required: ['flow', 'steps', 'branches'],
  },
} as const)

async function main(words: readonly string[]): Promise<number> {
  const { rest, values, unknown } = readOptions(words, { values: ['coverage'] })
  const [id] = rest
  if (id === undefined || rest.length > 1 || unknown.length > 0) return complain('usage: npm run draw -- FLOW [--coverage FILE]')
  const read = await readSettings(process.env, root)
  if (!read.ok) return complain(...read.problems)
  const { raws, problems: missing } = readFolder(here(read.settings.dirs.flows))
  if (missing.length > 0) return complain(...missing.map(tellProblem))
  const { flows, problems } = compile(raws)
  const flow = flows.find((each) => each.id === id)
  if (!flow) {
    const ids = flows.map((each) => each.id)
    return complain(...problems.map(tellProblem), `there is no flow '${id}'${didYouMean(id, ids)}`, `flows: ${ids.join(', ')}`)
  }
  const painted = values['coverage'] === undefined ? undefined : await coverageOf(values['coverage'], id)
  if (painted === 'unreadable') {
    return complain(`${values['coverage']} is no coverage; write one with: npm run talk -- --play --coverage FILE`)
  }
  process.stdout.write(drawFlow(flow, painted))
  return 0
}

async function coverageOf(file: string, id: string): Promise<Painted | 'unreadable' | undefined> {
  const read = readCoverage(parse(await readFile(file, 'utf8').catch(() => '')))
  return read.ok ? read.value.find(({ flow }) => flow === id) : 'unreadable'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

endWithReader()
process.exitCode = await main(process.argv.slice(2))
