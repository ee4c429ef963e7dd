// Looks over the file of tables before LMDB maps it: a page that is missing or overwritten would end the whole process.
// Page layout: https://github.com/kriszyp/lmdb-js, dependencies/lmdb/libraries/liblmdb/mdb.c (MDB_page, MDB_meta, MDB_node).

import { closeSync, fstatSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'data.mdb'
const NOTE = 'sound'
const MAGIC = 0xbeefc0de
const DATA_VERSION = 2
const HEADER = 24
const PAGE = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const
const NODE = { size: 8, elsewhere: 0x01, table: 0x02 } as const
const NO_ROOT = 0xffff_ffff_ffff_ffffn
const DEEPEST = 32

type Pages = { readonly read: (number: number) => Buffer; readonly count: number; readonly size: number }
type Walk = { readonly pages: Pages; readonly seen: Set<number> }

/** Says what is damaged in the file of tables, or gives undefined. A file nobody touched since it was closed is trusted. */
export function findDamage(dir: string): string | undefined {
  const file = openSync(join(dir, FILE), 'r')
  try {
    const head = Buffer.alloc(4096)
    if (readSync(file, head, 0, head.length, 0) < head.length) return 'it ends within its first page'
    const size = readMeta(head)?.pageSize
    if (size === undefined) return 'its first page is none of a database'
    const pages = openPages(file, size)
    const metas = [readMeta(pages.read(0)), readMeta(pages.read(1))]
    if (metas.some((meta) => meta?.pageSize !== size)) return 'its second page is none of a database'
    if (readNote(dir) === noteOf(dir)) return undefined
    const latest = (metas[1]?.transaction ?? 0n) > (metas[0]?.transaction ?? 0n) ? metas[1] : metas[0]
    return walkAll({ pages, seen: new Set() }, latest?.roots ?? [])
  } finally {
    closeSync(file)
  }
}

/** Notes that the file was closed properly, so that it need not be walked next time unless somebody touches it. */
export function noteSound(dir: string): void {
  rmSync(join(dir, NOTE), { force: true })
  writeFileSync(join(dir, NOTE), noteOf(dir), { mode: 0o600 })
}

function noteOf(dir: string): string {
  const { size, mtimeNs, ino } = statSync(join(dir, FILE), { bigint: true })
  return `${size} ${mtimeNs} ${ino}\n`
}

function readNote(dir: string): string {
  try {
    return readFileSync(join(dir, NOTE), 'utf8')
  } catch {
    return ''
  }
}

type Meta = { readonly pageSize: number; readonly roots: readonly bigint[]; readonly transaction: bigint }

function readMeta(page: Buffer): Meta | undefined {
  const at = HEADER
  if (page.length < 4096 || (page.readUInt16LE(18) & PAGE.meta) === 0) return undefined
  if (page.readUInt32LE(at) !== MAGIC || (page.readUInt32LE(at + 4) & 0xffff) !== DATA_VERSION) return undefined
  const pageSize = page.readUInt32LE(at + 24)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return undefined
  const roots = [page.readBigUInt64LE(at + 24 + 40), page.readBigUInt64LE(at + 72 + 40)]
  return { pageSize, roots, transaction: page.readBigUInt64LE(at + 128) }
}

function openPages(file: number, size: number): Pages {
  const count = Math.floor(fstatSync(file).size / size)
  const read = (number: number): Buffer => {
    const page = Buffer.allocUnsafe(size)
    return page.subarray(0, readSync(file, page, 0, size, number * size))
  }
  return { read, count, size }
}

// All trees hang on two: the free pages, and the tables by their names.
function walkAll(walk: Walk, roots: readonly bigint[]): string | undefined {
  for (const root of roots) {
    const damage = root === NO_ROOT ? undefined : walkPage(walk, Number(root), DEEPEST)
    if (damage !== undefined) return damage
  }
  return undefined
}

function walkPage(walk: Walk, number: number, levels: number): string | undefined {
  const { pages, seen } = walk
  const broken = `page ${number} is damaged`
  if (number >= pages.count) return `it ends before page ${number}`
  if (levels === 0 || seen.has(number)) return broken
  seen.add(number)
  const page = pages.read(number)
  const [flags, lower, upper] = [page.readUInt16LE(18), page.readUInt16LE(20), page.readUInt16LE(22)]
  if (page.readBigUInt64LE(0) !== BigInt(number) || lower > upper || upper > pages.size - HEADER) return broken
  if ((flags & (PAGE.branch | PAGE.leaf)) === 0) return broken
  for (let at = HEADER; at < HEADER + lower; at += 2) {
    const node = page.subarray(page.readUInt16LE(at) + HEADER)
    if (node.length < NODE.size || node.length < NODE.size + node.readUInt16LE(6)) return broken
    const damage = (flags & PAGE.branch) !== 0 ? walkPage(walk, childOf(node), levels - 1) : walkLeaf(walk, node, broken)
    if (damage !== undefined) return damage
  }
  return undefined
}

function childOf(node: Buffer): number {
  return node.readUInt32LE(0) + node.readUInt16LE(4) * 2 ** 32
}

function walkLeaf(walk: Walk, node: Buffer, broken: string): string | undefined {
  const [length, flags] = [node.readUInt32LE(0), node.readUInt16LE(4)]
  const data = node.subarray(NODE.size + node.readUInt16LE(6))
  if ((flags & NODE.elsewhere) !== 0) return data.length < HEADER ? broken : checkOverflow(walk.pages, data)
  if (data.length < length) return broken
  if ((flags & NODE.table) === 0) return undefined
  return data.length < 48 ? broken : walkAll(walk, [data.readBigUInt64LE(40)])
}

// A large value lies on pages of its own; only that they are there matters.
function checkOverflow({ read, count }: Pages, data: Buffer): string | undefined {
  const [first, pages] = [Number(data.readBigUInt64LE(0)), Number(data.readBigUInt64LE(16))]
  if (first + pages > count) return `it ends before page ${first + pages}`
  return (read(first).readUInt16LE(18) & PAGE.overflow) === 0 ? `page ${first} is damaged` : undefined
}
