// Writes the OpenAPI 3.1 document from the routes themselves, so that it cannot say anything else than they do.

import { FAULTS, type FaultCode } from '../lib/faults.ts'
import type { Route, Schema } from './route.ts'
import { problem } from './schemas.ts'

/** The faults that every address may answer with. */
const EVERYWHERE: readonly FaultCode[] = ['API_KEY_WRONG', 'HTTP_INTERNAL', 'STORE_UNREACHABLE']

/** Where the document itself is; the one address that takes no key. */
export const DOCUMENT = '/openapi.json'

/** What a status says where it worked. */
const WORKED: { readonly [status: string]: string } = {
  200: 'It worked.',
  201: 'It was not known before, and is kept.',
  202: 'It is kept, and on its way to the resident; `state` says how it stands.',
}

const ITSELF = {
  operationId: 'openapi',
  summary: 'Gives this document, without a key',
  security: [],
  responses: { 200: { description: WORKED[200], content: json({ type: 'object' }) } },
}

const IDEMPOTENCY = {
  name: 'Idempotency-Key', in: 'header', required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description: 'The same key and body again get the same answer; another body gets 422.',
}

/** Builds the document. */
export function describeApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '警民通 API',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'For the other systems of the department. Every address but this document needs one of the keys of API_KEYS.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths: { ...paths, [DOCUMENT]: { get: ITSELF } },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problem },
    },
  }
}

function operation(route: Route): object {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [tagOf(route)],
    parameters: parameters(route),
    ...(route.body && { requestBody: { required: true, content: json(route.body) } }),
    responses: { ...answers(route), ...problems(route) },
  }
}

// What an address is about, by which programs that are made from the document sort their functions.
function tagOf({ path }: Route): string {
  return path.split('/')[1] ?? ''
}

function parameters({ path, params, query = {}, idempotent }: Route): readonly object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return [
    ...names.map((name) => parameter(name, 'path', params?.[name] ?? {})),
    ...Object.entries(query).map(([name, schema]) => parameter(name, 'query', schema)),
    ...(idempotent ? [IDEMPOTENCY] : []),
  ]
}

function parameter(name: string, where: 'path' | 'query', { description, ...schema }: Schema): object {
  return { name, in: where, required: where === 'path', description, schema: { type: 'string', ...schema } }
}

function answers({ answers: byStatus }: Route): object {
  return Object.fromEntries(Object.entries(byStatus).map(([status, schema]) => [
    status,
    {
      description: WORKED[status],
      content: schema ? json(schema) : { '*/*': { schema: { type: 'string', format: 'binary' } } },
    },
  ]))
}

function problems(route: Route): object {
  const byStatus = new Map<number, string[]>()
  for (const code of [...route.faults, ...EVERYWHERE]) {
    const { status, tell } = FAULTS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${tell}.`])
  }
  return Object.fromEntries([...byStatus].map(([status, told]) => [
    status,
    {
      description: told.join(' '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]))
}

function json(schema: Schema): object {
  return { 'application/json': { schema } }
}
