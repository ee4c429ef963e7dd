// What operators' tools ask before they begin: parameters, logs, the machine, the commands there are.

import { arch, cpus, hostname, release, totalmem, type } from 'node:os'
import { mongoError } from '../errors.ts'
import { doc, int, type Doc, type Value } from '../bson/values.ts'
import { numberOf } from '../bson/numbers.ts'
import { countField, ok, type Command } from './command.ts'

const PARAMETERS: Readonly<Record<string, Value>> = {
  featureCompatibilityVersion: doc({ version: '7.0' }),
  authenticationMechanisms: ['SCRAM-SHA-256'],
}

/** Tells a parameter, or all of them. */
export const getParameter: Command = { run: (_house, call) => {
  const all = call.body.get('getParameter') === '*'
  const wanted = Object.keys(PARAMETERS).filter((name) => all || call.body.has(name))
  if (wanted.length === 0) throw mongoError('InvalidOptions', 'no option found to get')
  return ok(Object.fromEntries(wanted.map((name) => [name, PARAMETERS[name]])))
} }

/** The server keeps no log that clients could read. */
export const getLog: Command = { run: (_house, call) => {
  const name = call.body.get('getLog')
  if (name === '*') return ok({ names: ['global', 'startupWarnings'] })
  if (name !== 'global' && name !== 'startupWarnings') throw mongoError('OperationFailed', `No log named '${String(name)}'`)
  return ok({ totalLinesWritten: int(0), log: [] })
} }

/** Tells about the machine. */
export const hostInfo: Command = { run: (house) => ok({
  system: doc({
    currentTime: new Date(house.now()),
    hostname: hostname(),
    cpuAddrSize: int(64),
    memSizeMB: numberOf(Math.round(totalmem() / 2 ** 20)),
    numCores: int(cpus().length),
    cpuArch: arch(),
  }),
  os: doc({ type: type(), name: type(), version: release() }),
  extra: doc({}),
}) }

/** Tells how the server was started; its settings are the house's business. */
export const getCmdLineOpts: Command = { run: () => ok({ argv: ['jingmintong'], parsed: doc({}) }) }

/** Tells a client that it speaks from this machine. */
export const whatsmyuri: Command = { run: (_house, { client }) => ok({ you: `127.0.0.1:${client.id}` }) }

/** Sets how often expired documents are looked for: the one parameter that can be set. */
export const setParameter: Command = { run: (house, call) => {
  const seconds = countField(call.body, 'ttlMonitorSleepSecs', 0)
  if (seconds === 0) throw mongoError('InvalidOptions', 'the only parameter that can be set is ttlMonitorSleepSecs')
  house.sweepEvery(seconds)
  return ok()
} }

/** Makes the command that lists the commands. */
export function listCommands(names: () => Iterable<string>): Command {
  return { run: () => {
    const commands: Doc = new Map([...names()].toSorted().map((name) => [name, doc({ help: '', requiresAuth: true })]))
    return ok({ commands })
  } }
}

/** Everything that was acknowledged is on the disk: there is nothing left to do. */
export const fsync: Command = { run: () => ok({ numFiles: int(1) }) }

/** Nothing runs for so long that it could be listed. */
export const currentOp: Command = { run: () => ok({ inprog: [] }) }
