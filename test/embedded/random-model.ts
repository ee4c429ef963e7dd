// A plain model in memory of what a few operations do to a collection, and the operations themselves, as data.

import type { Random } from '../support/random.ts'

/** A document of the random test: few fields, few values, so that they collide. */
export type Row = {
  readonly id: number
  readonly a?: number | string | null
  readonly b?: readonly number[]
  readonly c?: { readonly d: number }
  readonly u?: number
}

/** A condition on rows. */
export type Filter =
  | { readonly by: 'id'; readonly id: number }
  | { readonly by: 'a'; readonly is: number | string | null }
  | { readonly by: 'range'; readonly from: number; readonly to: number }
  | { readonly by: 'element'; readonly is: number }
  | { readonly by: 'path'; readonly oneOf: readonly number[] }
  | { readonly by: 'unique'; readonly is: number }

/** Something that is done to a collection. */
export type Operation =
  | { readonly kind: 'insert'; readonly row: Row }
  | { readonly kind: 'replace'; readonly row: Row; readonly upsert: boolean }
  | { readonly kind: 'set' | 'setMany'; readonly filter: Filter; readonly a: number | string | null }
  | { readonly kind: 'add'; readonly filter: Filter; readonly by: number }
  | { readonly kind: 'push'; readonly id: number; readonly value: number }
  | { readonly kind: 'unset'; readonly id: number }
  | { readonly kind: 'claim'; readonly id: number; readonly u: number }
  | { readonly kind: 'delete' | 'deleteMany' | 'find' | 'count'; readonly filter: Filter }
  | { readonly kind: 'sorted'; readonly filter: Filter; readonly down: boolean; readonly skip: number; readonly limit: number }
  | { readonly kind: 'bulk'; readonly rows: readonly Row[] }
  | { readonly kind: 'index' | 'noIndex'; readonly field: 'a' | 'b' | 'c.d' }

const IDS = 60
const TEXTS = ['', 'x', 'xy', '警']

function drawA(random: Random): number | string | null {
  if (random.chance(0.15)) return null
  return random.chance(0.3) ? random.pick(TEXTS) : random.below(12) / (random.chance(0.2) ? 2 : 1)
}

function drawRow(random: Random): Row {
  return {
    id: random.below(IDS),
    ...(random.chance(0.8) && { a: drawA(random) }),
    ...(random.chance(0.5) && { b: Array.from({ length: random.below(4) }, () => random.below(6)) }),
    ...(random.chance(0.5) && { c: { d: random.below(8) } }),
    ...(random.chance(0.3) && { u: random.below(40) }),
  }
}

function drawFilter(random: Random): Filter {
  const from = random.below(10)
  return random.pick<Filter>([
    { by: 'id', id: random.below(IDS) },
    { by: 'a', is: drawA(random) },
    { by: 'range', from, to: from + random.below(6) },
    { by: 'element', is: random.below(6) },
    { by: 'path', oneOf: [random.below(8), random.below(8)] },
    { by: 'unique', is: random.below(40) },
  ])
}

/** Draws what is done next. */
export function drawOperation(random: Random): Operation {
  const filter = drawFilter(random)
  const id = random.below(IDS)
  return random.pick<() => Operation>([
    () => ({ kind: 'insert', row: drawRow(random) }),
    () => ({ kind: 'insert', row: drawRow(random) }),
    () => ({ kind: 'replace', row: drawRow(random), upsert: random.chance(0.7) }),
    () => ({ kind: random.chance(0.7) ? 'set' : 'setMany', filter, a: drawA(random) }),
    () => ({ kind: 'add', filter: { by: 'range', from: 0, to: 12 }, by: random.below(3) }),
    () => ({ kind: 'push', id, value: random.below(6) }),
    () => ({ kind: 'unset', id }),
    () => ({ kind: 'claim', id, u: random.below(40) }),
    () => ({ kind: random.chance(0.9) ? 'delete' : 'deleteMany', filter }),
    () => ({ kind: random.chance(0.7) ? 'find' : 'count', filter }),
    () => ({ kind: 'sorted', filter, down: random.chance(0.5), skip: random.below(4), limit: 1 + random.below(8) }),
    () => ({ kind: 'bulk', rows: Array.from({ length: 1 + random.below(6) }, () => drawRow(random)) }),
    () => ({ kind: random.chance(0.6) ? 'index' : 'noIndex', field: random.pick(['a', 'b', 'c.d'] as const) }),
  ])()
}

/** What an operation gives: the same from the model and from the database, as JSON. */
export type Given = string

/** Creates the model: it does an operation and gives what the database has to give. */
export function createModel(): { readonly apply: (operation: Operation) => Given; readonly rows: () => readonly Row[] } {
  const kept = new Map<number, Row>()
  const rows = (): readonly Row[] => [...kept.values()].toSorted((one, other) => one.id - other.id)
  const found = (filter: Filter): readonly Row[] => rows().filter((row) => meets(row, filter))
  const free = (row: Row): boolean => row.u === undefined
    || ![...kept.values()].some((other) => other.id !== row.id && other.u === row.u)

  const put = (row: Row): string => {
    if (!free(row)) return 'taken'
    kept.set(row.id, row)
    return 'done'
  }
  const insert = (row: Row): string => kept.has(row.id) ? 'taken' : put(row)
  const change = (chosen: readonly Row[], edit: (row: Row) => Row): Given => {
    const changed = chosen.filter((row) => JSON.stringify(plain(edit(row))) !== JSON.stringify(plain(row)))
    for (const row of changed) put(edit(row))
    return JSON.stringify([chosen.length, changed.length])
  }
  const remove = (chosen: readonly Row[]): Given => {
    for (const { id } of chosen) kept.delete(id)
    return String(chosen.length)
  }

  const apply = (operation: Operation): Given => {
    switch (operation.kind) {
      case 'insert': return insert(operation.row)
      case 'replace': return operation.upsert || kept.has(operation.row.id) ? put(operation.row) : 'done'
      case 'set': return change(first(found(operation.filter)), (row) => ({ ...row, a: operation.a }))
      case 'setMany': return change(found(operation.filter), (row) => ({ ...row, a: operation.a }))
      case 'add': return change(found(operation.filter), (row) => ({ ...row, a: Number(row.a) + operation.by }))
      case 'push':
        change(byId(rows(), operation.id), (row) => ({ ...row, b: [...row.b ?? [], operation.value].slice(-4) }))
        return 'done'
      case 'unset': return change(byId(rows(), operation.id), withoutA)
      case 'claim': {
        const [row] = byId(rows(), operation.id)
        return row === undefined ? 'done' : put({ ...row, u: operation.u })
      }
      case 'delete': return remove(first(found(operation.filter)))
      case 'deleteMany': return remove(found(operation.filter))
      case 'find': return JSON.stringify(found(operation.filter).map(plain))
      case 'count': return String(found(operation.filter).length)
      case 'sorted': return JSON.stringify(sorted(found(operation.filter), operation).map(({ id }) => id))
      case 'bulk': return JSON.stringify(operation.rows.map(insert))
      case 'index':
      case 'noIndex': return 'done'
    }
  }
  return { apply, rows }
}

function withoutA({ id, b, c, u }: Row): Row {
  return { id, ...(b && { b }), ...(c && { c }), ...(u !== undefined && { u }) }
}

/** A row with its fields in one order, for comparing. */
export function plain({ id, a, b, c, u }: Row): Row {
  return { id, ...(a !== undefined && { a }), ...(b && { b }), ...(c && { c: { d: c.d } }), ...(u !== undefined && { u }) }
}

const first = (rows: readonly Row[]): readonly Row[] => rows.slice(0, 1)
const byId = (rows: readonly Row[], id: number): readonly Row[] => rows.filter((row) => row.id === id)

function meets({ id, a, b, c, u }: Row, filter: Filter): boolean {
  switch (filter.by) {
    case 'id': return id === filter.id
    case 'a': return (a ?? null) === filter.is
    case 'range': return typeof a === 'number' && a >= filter.from && a < filter.to
    case 'element': return b?.includes(filter.is) ?? false
    case 'path': return c !== undefined && filter.oneOf.includes(c.d)
    case 'unique': return u === filter.is
  }
}

type Sorting = { readonly down: boolean; readonly skip: number; readonly limit: number }

function sorted(rows: readonly Row[], { down, skip, limit }: Sorting): readonly Row[] {
  const order = (one: Row, other: Row): number => compare(one.a ?? null, other.a ?? null) * (down ? -1 : 1) || one.id - other.id
  return rows.toSorted(order).slice(skip, skip + limit)
}

const rank = (value: number | string | null): number => value === null ? 0 : typeof value === 'number' ? 1 : 2

function compare(one: number | string | null, other: number | string | null): number {
  if (rank(one) !== rank(other)) return rank(one) - rank(other)
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)))
}
