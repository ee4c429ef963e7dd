// Where a request comes from, for limits: the peer's address, or what trusted proxies say of it.

import { BlockList, isIP } from 'node:net'

/** How many proxies stand in front of us, or which addresses are ours. Nothing in a header is believed beyond that. */
export type Trust =
  | { readonly kind: 'none' }
  | { readonly kind: 'hops'; readonly count: number }
  | { readonly kind: 'addresses'; readonly list: BlockList }

/** What the source of a request is read from. */
export type WithSource = {
  readonly req: {
    readonly socket: { readonly remoteAddress?: string | undefined }
    readonly headers: { readonly [name: string]: string | string[] | undefined }
  }
}

/** What else the settings of other servers call them. */
const ALIASES: ReadonlyMap<string, string> = new Map([['true', '1'], ['false', '0'], ['loopback', '127.0.0.0/8,::1']])

/** Reads TRUST_PROXY: nothing, a number of hops, or addresses and ranges with commas; undefined if it is none of these. */
export function readTrust(setting = ''): Trust | undefined {
  const text = ALIASES.get(setting.trim()) ?? setting.trim()
  if (text === '' || text === '0') return { kind: 'none' }
  if (/^\d{1,2}$/.test(text)) return { kind: 'hops', count: Number(text) }
  const list = new BlockList()
  for (const entry of text.split(',')) {
    if (!addEntry(list, entry.trim())) return undefined
  }
  return { kind: 'addresses', list }
}

/** Creates a reader of a request's source: an IPv4 address, or the /64 network of an IPv6 address. */
export function createSource(trust: Trust): (ctx: WithSource) => string {
  return ({ req }) => {
    const peer = plain(req.socket.remoteAddress ?? '')
    if (trust.kind === 'none') return network(peer)
    const header = req.headers['x-forwarded-for']
    const told = [header ?? []].flat().join(',').split(',').map((entry) => plain(entry.trim()))
    return network(walk(trust, peer, told.toReversed()))
  }
}

/** Walks from the peer outwards as long as whoever told us the next address is trusted. */
function walk(trust: Trust, peer: string, told: readonly string[]): string {
  let found = peer
  for (const [hop, next] of told.entries()) {
    const trusted = trust.kind === 'hops' ? hop < trust.count : isListed(trust, found)
    if (!trusted || !isIP(next)) return found
    found = next
  }
  return found
}

function isListed(trust: Trust, address: string): boolean {
  const family = isIP(address)
  if (trust.kind !== 'addresses' || !family) return false
  return trust.list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function addEntry(list: BlockList, entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (!family || rest.length > 0) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (bits === undefined) {
    list.addAddress(address, type)
    return true
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 6 ? 128 : 32)) return false
  list.addSubnet(address, Number(bits), type)
  return true
}

/** An address without the port that some proxies tell with it; one of IPv4 that came over an IPv6 socket as IPv4. */
function plain(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address
  return bare.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** Whoever has an IPv6 address has the 2^64 beside it too. */
function network(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const all = [...groups, ...Array<string>(missing).fill('0')]
  return `${all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`
}
