// npm ci --prefix bench && node --import tsx bench/engine/run.mjs [conversations]
// Microseconds of processor time a turn of the pure engine on the six-turn tip conversation, beside the same dialogue
// as a bare switch, in xstate 5 and in botbuilder-dialogs, in one run; and how it grows with the flows beside it.

import { playBare } from './bare.mjs'
import { SCRIPT } from './dialogue.mjs'
import { createOurs } from './ours.mjs'

const count = Number(process.argv[2] ?? 20_000)

const entries = [
  ['switch, JSON state', playBare, count],
  ['警民通', createOurs({ json: false }), count],
  ['警民通, JSON state', createOurs({ json: true }), count],
  ['警民通, 200 flows of 100 steps beside it, 100 steps more in its own', createOurs({ json: false, more: 200, size: 100 }), count],
  ...(await peers()),
]

const rows = []
for (const [name, play, times] of entries) rows.push({ name, ...(await measure(play, times)) })
const [bare] = rows
console.table(rows.map(({ name, micros }) => ({
  name, 'µs/turn': micros.toFixed(2), 'turns/s': Math.round(1e6 / micros), 'times the switch': (micros / bare.micros).toFixed(1),
})))

async function measure(play, times) {
  for (let n = 0; n < times / 4; n++) await play(SCRIPT)
  let best = Infinity
  for (let round = 0; round < 3; round++) {
    const { user, system } = process.cpuUsage()
    for (let n = 0; n < times; n++) {
      const played = play(SCRIPT)
      if (played instanceof Promise) await played
    }
    const now = process.cpuUsage()
    best = Math.min(best, (now.user + now.system - user - system) / times / SCRIPT.length)
  }
  return { micros: best }
}

// The peers are not part of what is installed for the project.
async function peers() {
  const found = []
  try {
    const { playXstate } = await import('./xstate.mjs')
    found.push(['xstate 5, persisted snapshot', playXstate, count / 10])
    const { playBotbuilder } = await import('./botbuilder.mjs')
    found.push(['botbuilder-dialogs waterfall, memory storage', playBotbuilder, count / 40])
  } catch (error) {
    console.log(`without the peers: npm ci --prefix bench installs them (${error.code ?? error.message})`)
  }
  return found
}
