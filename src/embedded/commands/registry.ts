// Every command this server knows, by its name. What is not here does not exist.

import type { Command } from './command.ts'
import {
  currentOp, fsync, getCmdLineOpts, getLog, getParameter, hostInfo, listCommands, setParameter, whatsmyuri,
} from './admin.ts'
import { aggregate } from './aggregate.ts'
import { create, drop, dropDatabase, listCollections, listDatabases, renameCollection } from './collections.ts'
import { explain } from './explain.ts'
import { count, distinct, find, getMore, killCursors } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { buildInfo, connectionStatus, endSessions, hello, logout, nothing, ping, saslContinue, saslStart } from './handshake.ts'
import { collMod, createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import { collStats, dbStats, serverStatus } from './statistics.ts'
import { remove, update } from './update.ts'
import { validate } from './validate.ts'

/** The commands. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hello', hello], ['isMaster', hello], ['ismaster', hello],
  ['saslStart', saslStart], ['saslContinue', saslContinue], ['logout', logout], ['connectionStatus', connectionStatus],
  ['ping', ping], ['buildInfo', buildInfo], ['buildinfo', buildInfo],
  ['endSessions', endSessions], ['refreshSessions', nothing], ['killSessions', nothing],
  ['find', find], ['getMore', getMore], ['killCursors', killCursors], ['count', count], ['distinct', distinct],
  ['insert', insert], ['update', update], ['delete', remove],
  ['findAndModify', findAndModify], ['findandmodify', findAndModify],
  ['create', create], ['drop', drop], ['dropDatabase', dropDatabase], ['renameCollection', renameCollection],
  ['listCollections', listCollections], ['listDatabases', listDatabases],
  ['createIndexes', createIndexes], ['listIndexes', listIndexes], ['dropIndexes', dropIndexes], ['deleteIndexes', dropIndexes],
  ['collMod', collMod],
  ['aggregate', aggregate], ['explain', explain], ['validate', validate],
  ['serverStatus', serverStatus], ['dbStats', dbStats], ['dbstats', dbStats], ['collStats', collStats], ['collstats', collStats],
  ['getParameter', getParameter], ['getLog', getLog], ['hostInfo', hostInfo], ['getCmdLineOpts', getCmdLineOpts],
  ['whatsmyuri', whatsmyuri], ['fsync', fsync], ['currentOp', currentOp], ['setParameter', setParameter],
  ['listCommands', listCommands(() => COMMANDS.keys())],
])
