// npm ci --ignore-scripts --prefix bench && node --import tsx bench/engine/run.mjs [conversations]
// Microseconds of processor time a turn on the six-turn tip conversation, in one run: a hand-written switch, our engine,
// xstate 5 and a botbuilder waterfall, each with its state as JSON between turns. Then what a turn costs our engine with
// ten times the flows beside it, and with ten times the steps in them.

import { playBare } from './bare.mjs'
import { SCRIPT } from './dialogue.mjs'
import { createOurs } from './ours.mjs'

const ROUNDS = 5
const count = Number(process.argv[2] ?? 20_000)
const ours = (more, size) => createOurs({ json: true, more, size })

const side = [
  { name: 'hand-written switch', play: playBare, times: count },
  { name: '警民通', play: ours(0, 0), times: count },
  ...(await peers()),
  { name: '警民通, its state not as JSON', play: createOurs({ json: false, more: 0, size: 0 }), times: count },
]
const growth = [
  { name: '20 flows of 10 steps', play: ours(19, 10), times: count },
  { name: '200 flows of 10 steps', play: ours(199, 10), times: count },
  { name: '20 flows of 100 steps', play: ours(19, 100), times: count },
  { name: '200 flows of 100 steps', play: ours(199, 100), times: count },
]

await show(side, 'times the switch')
await show(growth, 'times the first')

async function show(entries, title) {
  const costs = await measure(entries)
  console.table(entries.map(({ name }, i) => ({
    name, 'µs/turn': costs[i].toFixed(2), 'turns/s': Math.round(1e6 / costs[i]), [title]: (costs[i] / costs[0]).toFixed(1),
  })))
}

// The entries take turns, so that a machine that is busy for a while slows all of them; the best round of each counts.
async function measure(entries) {
  const best = entries.map(() => Infinity)
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, { play, times }] of entries.entries()) {
      const cost = await once(play, times)
      if (round >= 0) best[i] = Math.min(best[i], cost)
    }
  }
  return best
}

async function once(play, times) {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) {
    const played = play(SCRIPT)
    if (played instanceof Promise) await played
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times / SCRIPT.length
}

// The peers are not part of what is installed for the project.
async function peers() {
  try {
    const { playXstate } = await import('./xstate.mjs')
    const { playBotbuilder } = await import('./botbuilder.mjs')
    return [
      { name: 'xstate 5, persisted snapshot', play: playXstate, times: count / 10 },
      { name: 'botbuilder-dialogs waterfall, memory storage', play: playBotbuilder, times: count / 40 },
    ]
  } catch (error) {
    console.log(`without the peers: npm ci --ignore-scripts --prefix bench installs them (${error.code ?? error.message})`)
    return []
  }
}
