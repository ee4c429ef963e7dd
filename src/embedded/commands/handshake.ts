// What a driver says before anything else: hello, and who it is.

import { Binary } from 'bson'
import { mongoError } from '../errors.ts'
import { doc, int, isDoc, type Doc, type Value } from '../bson/values.ts'
import { LARGEST_DOCUMENT } from '../update/storable.ts'
import { LARGEST_FRAME } from '../wire/message.ts'
import { openScram } from '../wire/scram.ts'
import { docField, flagField, ok, type Call, type Command, type House } from './command.ts'

/** The version of MongoDB whose behaviour this server follows. */
export const VERSION = '7.0.0'

const WIRE_VERSION = 21

/** Introduces the server; a proof of identity may begin in the same breath. */
export const hello: Command = { open: true, run: (house, call) => {
  const primary = call.name === 'hello' ? 'isWritablePrimary' : 'ismaster'
  const answer = ok({
    helloOk: call.body.get('helloOk') === true ? true : undefined,
    [primary]: true,
    maxBsonObjectSize: int(LARGEST_DOCUMENT),
    maxMessageSizeBytes: int(LARGEST_FRAME),
    maxWriteBatchSize: int(100_000),
    localTime: new Date(house.now()),
    logicalSessionTimeoutMinutes: int(30),
    connectionId: int(call.client.id),
    minWireVersion: int(0),
    maxWireVersion: int(WIRE_VERSION),
    readOnly: false,
    saslSupportedMechs: call.body.has('saslSupportedMechs') ? ['SCRAM-SHA-256'] : undefined,
  })
  const speculative = call.body.get('speculativeAuthenticate')
  if (isDoc(speculative) && speculative.get('mechanism') === 'SCRAM-SHA-256') {
    answer.set('speculativeAuthenticate', begin(house, call, speculative))
  }
  return answer
} }

/** Begins a proof of identity. */
export const saslStart: Command = { open: true, run: (house, call) => {
  const mechanism = call.body.get('mechanism')
  if (mechanism !== 'SCRAM-SHA-256') {
    throw mongoError('MechanismUnavailable', `Received authentication for mechanism ${String(mechanism)} which is not enabled`)
  }
  return ok(Object.fromEntries(begin(house, call, call.body)))
} }

/** Goes on with a proof of identity, and lets in who has made it. */
export const saslContinue: Command = { open: true, run: (_house, call) => {
  const { client, body } = call
  const { conversation } = client
  const payload = textOf(body.get('payload'))
  if (client.authenticated && payload === '') return ok({ conversationId: int(1), done: true, payload: binary('') })
  client.conversation = undefined
  if (!conversation) throw mongoError('ProtocolError', 'No SASL session state found')
  const answer = conversation.answer(payload)
  client.authenticated = true
  return ok({ conversationId: int(1), done: client.skipEmpty, payload: binary(answer) })
} }

/** Forgets who a client is. */
export const logout: Command = { open: true, run: (_house, { client }) => {
  client.authenticated = false
  return ok()
} }

/** Tells who is speaking. */
export const connectionStatus: Command = { open: true, run: (house, { client }) => {
  const users = client.authenticated ? [doc({ user: house.credential.user, db: 'admin' })] : []
  const roles = client.authenticated ? [doc({ role: 'root', db: 'admin' })] : []
  return ok({ authInfo: doc({ authenticatedUsers: users, authenticatedUserRoles: roles, authenticatedUserPrivileges: [] }) })
} }

/** Answers, and does nothing. */
export const ping: Command = { open: true, run: () => ok() }

/** Tells which server this is. */
export const buildInfo: Command = { open: true, run: () => ok({
  version: VERSION,
  gitVersion: 'jingmintong',
  modules: [],
  allocator: 'system',
  javascriptEngine: 'none',
  sysInfo: 'deprecated',
  versionArray: [7, 0, 0, 0].map(int),
  openssl: doc({ running: 'node' }),
  bits: int(64),
  debug: false,
  maxBsonObjectSize: int(LARGEST_DOCUMENT),
  storageEngines: ['lmdb'],
  builtInDatabase: 'jingmintong: follows the behaviour of MongoDB 7.0, is not MongoDB',
}) }

/** Lets go of what sessions held: the moments they read. */
export const endSessions: Command = { run: (house, call) => {
  house.snapshots.end(call.body.get('endSessions'))
  return ok()
} }

/** Notes nothing: a command that a standalone server only has to take. */
export const nothing: Command = { run: () => ok() }

function begin(house: House, { client }: Call, body: Doc): Doc {
  client.conversation = openScram(house.credential)
  client.authenticated = false
  client.skipEmpty = flagField(docField(body, 'options'), 'skipEmptyExchange')
  return new Map<string, Value>([
    ['conversationId', int(1)], ['done', false], ['payload', binary(client.conversation.first(textOf(body.get('payload'))))],
  ])
}

function binary(text: string): Binary {
  return new Binary(Buffer.from(text), 0)
}

function textOf(payload: Value): string {
  if (payload instanceof Binary) return Buffer.from(payload.buffer.subarray(0, payload.position)).toString()
  if (typeof payload === 'string') return Buffer.from(payload, 'base64').toString()
  throw mongoError('TypeMismatch', 'the payload must be binary')
}

