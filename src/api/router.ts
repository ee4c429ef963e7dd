// The API on Koa: keys first, then the route's own schemas, then the route. Refusals are RFC 9457 problems.

import { Router } from '@koa/router'
import type { Context } from 'koa'
import { Fault } from '../lib/faults.ts'
import { sameSecret } from '../lib/hash.ts'
import { createReader, type Problem } from '../lib/schema.ts'
import { describeApi, DOCUMENT } from './openapi.ts'
import type { Response, Route } from './route.ts'

/** What the API's router is made of. */
export type ApiParts = {
  readonly routes: readonly Route[]
  readonly keys: readonly string[]
  readonly version: string
  readonly clock: () => number
  /** Reads the raw body, at most so many bytes of it. */
  readonly readBody: (ctx: Context, limit: number) => Promise<Buffer>
}

const BODY_LIMIT = 64 * 1024

/** Every address, those that do not exist included: without a key nobody learns which do. */
const ANYWHERE = '{/*rest}'

/** Creates the router of /api/v1. */
export function createApi({ routes, keys, version, clock, readBody }: ApiParts): Router {
  const router = new Router({ prefix: '/api/v1' })
  const document = describeApi(routes, version)

  router.get(DOCUMENT, (ctx) => {
    ctx.body = document
  })
  router.all(ANYWHERE, async (ctx, next) => {
    if (!hasKey(ctx.get('Authorization'), keys)) {
      ctx.set('WWW-Authenticate', 'Bearer')
      throw new Fault('API_KEY_WRONG')
    }
    checkMethod(ctx, methodsAt(router, ctx.path))
    await next()
  })
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const readJson = route.body ? bodyReader(route.body) : undefined
    router[route.method](path, async (ctx: Context) => {
      const body = readJson && readJson(ctx, await readBody(ctx, BODY_LIMIT))
      const answer = await route.run({
        params: paramsOf(ctx),
        query: queryOf(ctx, route),
        body,
        at: clock(),
        ...idempotencyOf(ctx, route),
      })
      send(ctx, answer)
    })
  }
  return router
}

function hasKey(header: string, keys: readonly string[]): boolean {
  const given = /^Bearer (\S+)$/i.exec(header)?.[1] ?? ''
  // All keys are compared, so that the time does not tell which one was nearly right.
  return keys.filter((key) => sameSecret(given, key)).length > 0
}

function methodsAt(router: Router, path: string): readonly string[] {
  const layers = router.match(path, 'GET').path.filter((layer) => !String(layer.path).endsWith(ANYWHERE))
  return layers.flatMap((layer) => layer.methods)
}

function checkMethod(ctx: Context, methods: readonly string[]): void {
  if (methods.length === 0 || methods.includes(ctx.method)) return
  ctx.set('Allow', methods.join(', '))
  throw new Fault('HTTP_METHOD_WRONG')
}

function bodyReader(schema: object): (ctx: Context, bytes: Buffer) => unknown {
  const read = createReader(schema)
  return (ctx, bytes) => {
    const result = read(parse(bytes))
    if (result.ok) return result.value
    throw new Fault('API_BODY_WRONG', { about: tellProblems(result.problems) })
  }
}

/** Says what is wrong by the names of fields alone; values may be what a resident wrote. */
function tellProblems(problems: readonly Problem[]): string {
  return problems.map(({ at, tell }) => `${at || 'body'} ${tell}`).join('; ').slice(0, 300)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    return undefined
  }
}

function paramsOf(ctx: Context): { readonly [name: string]: string } {
  return ctx['params'] as { readonly [name: string]: string } // @koa/router fills it with strings
}

/** Reads the parameters that the route knows; each may be there once. */
function queryOf(ctx: Context, { query = {} }: Route): { readonly [name: string]: string } {
  return Object.fromEntries(Object.keys(query).flatMap((name) => {
    const value = ctx.query[name]
    if (Array.isArray(value)) throw new Fault('API_QUERY_WRONG', { about: `${name} several times` })
    return value === undefined ? [] : [[name, value]]
  }))
}

function idempotencyOf(ctx: Context, route: Route): { idempotencyKey?: string } {
  const key = ctx.get('Idempotency-Key')
  if (!route.idempotent || key === '') return {}
  if (key.length > 255) throw new Fault('API_QUERY_WRONG', { about: 'Idempotency-Key' })
  return { idempotencyKey: key }
}

function send(ctx: Context, answer: Response): void {
  ctx.status = answer.status
  if ('json' in answer) {
    ctx.body = answer.json
    return
  }
  ctx.type = answer.type
  ctx.set('Content-Disposition', 'attachment')
  ctx.set(answer.headers ?? {})
  ctx.body = Buffer.from(answer.bytes)
}
