// Looks at a file of tables before LMDB maps it: LMDB trusts what it maps, and a damaged page would end the process.
// The layout is that of lmdb-js's LMDB (data version 2), of which this file reads only where pages are.

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

const MAGIC = 0xbeefc0de
const VERSION = 2
// Where LMDB's description of the file lies within its first two pages.
const META = { magic: 24, version: 28, pageSize: 48, freeRoot: 88, mainRoot: 136, lastPage: 144, transaction: 152, end: 160 } as const
const PAGE = { flags: 18, lower: 20, overflow: 20, nodes: 24 } as const
const IS = { branch: 1, leaf: 2, overflow: 4, bigData: 1, subTree: 2 } as const
const SUB_ROOT = 40
const NO_PAGE = 0xffffffffffffffffn
// Files up to this size are walked through at every start; it takes some milliseconds.
const WALKED_BYTES = 64 * 2 ** 20

/** Tells whether a file can be given to LMDB. One that is not there yet can; nothing is changed. */
export function isSound(path: string): boolean {
  if (!existsSync(path)) return true
  const handle = openSync(path, 'r')
  try {
    const bytes = fstatSync(handle).size
    return bytes === 0 || isSoundFile(handle, bytes)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  } finally {
    closeSync(handle)
  }
}

type Meta = { readonly pageSize: number; readonly lastPage: number; readonly transaction: number; readonly roots: readonly bigint[] }

function isSoundFile(handle: number, bytes: number): boolean {
  const first = readMeta(handle, 0)
  const second = first && readMeta(handle, first.pageSize)
  if (!first || second?.pageSize !== first.pageSize) return false
  const latest = first.transaction > second.transaction ? first : second
  // Free pages at the end of a sound file may never have been written.
  const isShort = (latest.lastPage + 1) * first.pageSize > bytes
  if (!isShort && bytes > WALKED_BYTES) return true
  const file = { handle, bytes, pageSize: first.pageSize, lastPage: latest.lastPage }
  return latest.roots.every((root) => isSoundTree(file, root))
}

function readMeta(handle: number, from: number): Meta | undefined {
  const bytes = Buffer.alloc(META.end)
  if (readSync(handle, bytes, 0, META.end, from) < META.end) return undefined
  const pageSize = bytes.readUInt32LE(META.pageSize)
  if (bytes.readUInt32LE(META.magic) !== MAGIC || bytes.readUInt32LE(META.version) !== VERSION) return undefined
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return undefined
  return {
    pageSize,
    lastPage: Number(bytes.readBigUInt64LE(META.lastPage)),
    transaction: Number(bytes.readBigUInt64LE(META.transaction)),
    roots: [bytes.readBigUInt64LE(META.freeRoot), bytes.readBigUInt64LE(META.mainRoot)],
  }
}

type File = { readonly handle: number; readonly bytes: number; readonly pageSize: number; readonly lastPage: number }

function isSoundTree(file: File, root: bigint): boolean {
  const open = root === NO_PAGE ? [] : [Number(root)]
  const page = Buffer.allocUnsafe(file.pageSize)
  for (let seen = 0; open.length > 0; seen += 1) {
    const at = open.pop() ?? 0
    if (seen > file.lastPage || !readPage(file, at, page)) return false
    const children = pagesBelow(file, page)
    if (!children) return false
    open.push(...children)
  }
  return true
}

function readPage({ handle, pageSize, lastPage }: File, at: number, page: Buffer): boolean {
  if (at > lastPage || readSync(handle, page, 0, pageSize, at * pageSize) < pageSize) return false
  return page.readBigUInt64LE(0) === BigInt(at)
}

// The pages that a page leads to; undefined if it is no page of a tree.
function pagesBelow(file: File, page: Buffer): number[] | undefined {
  const flags = page.readUInt16LE(PAGE.flags)
  if ((flags & (IS.branch | IS.leaf)) === 0) return undefined
  const count = page.readUInt16LE(PAGE.lower) >> 1
  const found: number[] = []
  for (let place = 0; place < count; place += 1) {
    const node = PAGE.nodes + page.readUInt16LE(PAGE.nodes + place * 2)
    if (flags & IS.branch) found.push(page.readUIntLE(node, 6))
    else if (!addFromLeaf(file, { page, node, found })) return undefined
  }
  return found
}

function addFromLeaf(file: File, { page, node, found }: { page: Buffer; node: number; found: number[] }): boolean {
  const flags = page.readUInt16LE(node + 4)
  const data = node + 8 + page.readUInt16LE(node + 6)
  if (flags & IS.subTree) {
    const root = page.readBigUInt64LE(data + SUB_ROOT)
    if (root !== NO_PAGE) found.push(Number(root))
    return true
  }
  return (flags & IS.bigData) === 0 || isSoundValue(file, Number(page.readBigUInt64LE(data)))
}

function isSoundValue({ handle, bytes, pageSize, lastPage }: File, at: number): boolean {
  const head = Buffer.alloc(PAGE.nodes)
  if (at > lastPage || readSync(handle, head, 0, PAGE.nodes, at * pageSize) < PAGE.nodes) return false
  const pages = head.readUInt32LE(PAGE.overflow)
  return head.readBigUInt64LE(0) === BigInt(at) && (head.readUInt16LE(PAGE.flags) & IS.overflow) !== 0 && (at + pages) * pageSize <= bytes
}
