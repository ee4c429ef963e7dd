// Fetches a picture that a resident sent from WeChat's own servers, and nothing from anywhere else.

import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { Fault } from '../../lib/faults.ts'
import { typeOf, type FetchMedia } from '../media.ts'

/** What may be fetched. A host `*.qpic.cn` means every name under qpic.cn. */
export type MediaRules = {
  readonly hosts: readonly string[]
  /** An origin such as `http://127.0.0.1:4000` that the operator has named for the platform's API, wherever it is. */
  readonly origin?: string
  /** Whether this machine's own servers may give pictures, as whoever develops with a platform of their own has them. */
  readonly thisMachineToo?: boolean
  /** In bytes. */
  readonly limit: number
  /** For the whole of it, in ms. */
  readonly timeout: number
  /** Only for tests: loopback and private networks are refused elsewhere, whatever a name resolves to. */
  readonly privateToo?: boolean
}

/** What WeChat's own pictures are fetched by. */
export const RULES: MediaRules = { hosts: ['*.qpic.cn', '*.qlogo.cn'], limit: 10 * 1024 * 1024, timeout: 10_000 }
const REDIRECTS = 3

/** What is told of a picture that has expired. */
const GONE: ReadonlySet<number> = new Set([404, 410])

const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Creates a fetcher; it rejects with WECHAT_MEDIA_REFUSED or WECHAT_MEDIA_UNREACHABLE. */
export function createFetchMedia(rules: MediaRules = RULES): FetchMedia {
  return async (url) => {
    const signal = AbortSignal.timeout(rules.timeout)
    const bytes = await follow(url, rules, { signal, left: REDIRECTS })
    const type = await typeOf(bytes)
    if (!type) throw new Fault('WECHAT_MEDIA_REFUSED', { about: 'type' })
    return { bytes, type }
  }
}

type Journey = { readonly signal: AbortSignal; readonly left: number }

async function follow(url: string, rules: MediaRules, { signal, left }: Journey): Promise<Buffer> {
  const response = await ask(allowed(url, rules), rules, signal)
  const status = response.statusCode ?? 0
  const next = response.headers.location
  if (status >= 300 && status < 400 && next !== undefined && left > 0) {
    response.destroy()
    return follow(resolveUrl(next, url), rules, { signal, left: left - 1 })
  }
  if (status !== 200) {
    response.destroy()
    throw new Fault(GONE.has(status) ? 'WECHAT_MEDIA_REFUSED' : 'WECHAT_MEDIA_UNREACHABLE', { about: `status ${status}` })
  }
  return collect(response, rules.limit)
}

/** Reads an address and holds it against the rules. */
function allowed(url: string, rules: MediaRules): URL {
  const { hosts, privateToo } = rules
  const found = URL.canParse(url) ? new URL(url) : undefined
  if (found && isNamed(found, rules)) return found
  const plain = found && (found.protocol === 'http:' || found.protocol === 'https:') && !found.username && !found.password
  if (!plain || !hosts.some((host) => isUnder(found.hostname, host))) throw new Fault('WECHAT_MEDIA_REFUSED', { about: 'host' })
  if (found.port && !privateToo) throw new Fault('WECHAT_MEDIA_REFUSED', { about: 'port' })
  return found
}

function isNamed({ origin, protocol, hostname }: URL, rules: MediaRules): boolean {
  const isHere = rules.thisMachineToo === true && protocol === 'http:' && THIS_MACHINE.has(hostname)
  return isHere || origin === rules.origin
}

function isUnder(hostname: string, host: string): boolean {
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host
}

function resolveUrl(next: string, base: string): string {
  return URL.canParse(next, base) ? new URL(next, base).href : ''
}

function ask(url: URL, rules: MediaRules, signal: AbortSignal): Promise<IncomingMessage> {
  const anywhere = rules.privateToo ?? isNamed(url, rules)
  if (isIP(url.hostname) && !anywhere) throw new Fault('WECHAT_MEDIA_REFUSED', { about: 'address' })
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const lookup = anywhere ? resolve : lookupPublic
  return new Promise((done, reject) => {
    const outgoing = request(url, { signal, lookup, headers: { 'accept-encoding': 'identity' } }, done)
    outgoing.on('error', (cause) => reject(cause instanceof Fault ? cause : new Fault('WECHAT_MEDIA_UNREACHABLE', { cause })))
    outgoing.end()
  })
}

async function collect(response: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response) {
      size += part.length
      if (size > limit) throw new Fault('WECHAT_MEDIA_REFUSED', { about: 'size' })
      parts.push(part)
    }
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault('WECHAT_MEDIA_UNREACHABLE', { cause })
  }
  return Buffer.concat(parts)
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Resolves a name, and refuses it if any of its addresses is not out in the public: what is checked is what is called. */
function lookupPublic(hostname: string, options: LookupOptions, found: Found): void {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return found(error ?? new Fault('WECHAT_MEDIA_UNREACHABLE'), '')
    if (addresses.some(({ address }) => isPrivate(address))) {
      return found(new Fault('WECHAT_MEDIA_REFUSED', { about: 'address' }), '')
    }
    if (options.all) return found(null, addresses)
    return found(null, first.address, first.family)
  })
}

const PRIVATE = new BlockList()
const NETWORKS: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'], ['10.0.0.0', 8, 'ipv4'], ['100.64.0.0', 10, 'ipv4'], ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'], ['172.16.0.0', 12, 'ipv4'], ['192.0.0.0', 24, 'ipv4'], ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'], ['224.0.0.0', 3, 'ipv4'], ['::', 96, 'ipv6'], ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'], ['fe80::', 10, 'ipv6'], ['ff00::', 8, 'ipv6'],
]
for (const [network, prefix, family] of NETWORKS) PRIVATE.addSubnet(network, prefix, family)

/** Tells whether an address belongs to a private, local or reserved network, also in its IPv6 disguise. */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family === 0 || PRIVATE.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}
