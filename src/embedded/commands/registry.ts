// Every command this server knows, by its name. What is not here does not exist.

import type { Command } from './command.ts'
import { create, drop, dropDatabase, listCollections, listDatabases, renameCollection } from './collections.ts'
import { count, distinct, find, getMore, killCursors } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { buildInfo, connectionStatus, hello, logout, nothing, ping, saslContinue, saslStart } from './handshake.ts'
import { collMod, createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import { remove, update } from './update.ts'

/** The commands. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hello', hello], ['isMaster', hello], ['ismaster', hello],
  ['saslStart', saslStart], ['saslContinue', saslContinue], ['logout', logout], ['connectionStatus', connectionStatus],
  ['ping', ping], ['buildInfo', buildInfo], ['buildinfo', buildInfo],
  ['endSessions', nothing], ['refreshSessions', nothing], ['killSessions', nothing],
  ['find', find], ['getMore', getMore], ['killCursors', killCursors], ['count', count], ['distinct', distinct],
  ['insert', insert], ['update', update], ['delete', remove],
  ['findAndModify', findAndModify], ['findandmodify', findAndModify],
  ['create', create], ['drop', drop], ['dropDatabase', dropDatabase], ['renameCollection', renameCollection],
  ['listCollections', listCollections], ['listDatabases', listDatabases],
  ['createIndexes', createIndexes], ['listIndexes', listIndexes], ['dropIndexes', dropIndexes], ['deleteIndexes', dropIndexes],
  ['collMod', collMod],
])
