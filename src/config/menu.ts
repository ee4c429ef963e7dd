// Reads the account's menu, and holds it against what the platforms take.

import { join } from 'node:path'
import { createReader, type Read } from '../lib/schema.ts'
import type { Names } from '../ports/department.ts'
import type { Menu, MenuItem } from '../ports/menu.ts'
import { readYaml, type Tell } from './yaml-file.ts'

/** The menu, if there is one that fits, and every problem in one line. */
export type ReadMenu = { readonly menu: Menu | undefined; readonly problems: readonly string[] }

/** In bytes of UTF-8. */
const MOST = { top: 16, below: 60, key: 128, url: 1024 }

/** The platform takes no more names of hosts than these in one menu. */
const HOSTS = 3

const name = {
  type: 'object',
  properties: { 'zh-CN': { type: 'string', minLength: 1 } },
  required: ['zh-CN'],
  additionalProperties: { type: 'string', minLength: 1 },
} as const

const key = { type: 'string', pattern: '^[!-~]+$', $comment: 'a key without blanks, such as SUBMIT_TIP' } as const
const url = { type: 'string', pattern: '^https?://[!-~]+$', $comment: 'an address that begins with https://' } as const

const below = {
  type: 'object',
  properties: { name, key, url },
  required: ['name'],
  additionalProperties: false,
} as const

const items = { type: 'array', minItems: 1, maxItems: 5, items: below } as const

const schema = {
  type: 'array', minItems: 1, maxItems: 3,
  items: { ...below, properties: { ...below.properties, items } },
} as const

// The types of names are the port's; `hold` sees that each item leads somewhere.
const readSchema = createReader<Readonly<{}>>(schema) as (value: unknown) => Read<Menu>

/** Reads `menu.yaml` of a config folder; without one there is no menu, and no problem. */
export async function readMenu(dir: string): Promise<ReadMenu> {
  const problems: string[] = []
  const wanted = { name: 'menu.yaml', read: readSchema, problems, optional: true }
  const { value, tell } = await readYaml(join(dir, 'menu.yaml'), wanted)
  value?.forEach((button, i) => {
    if (!('items' in button)) return hold(button, `${i}`, { tell, most: MOST.top })
    if ('key' in button || 'url' in button) tell(`${i}`, 'has items and leads somewhere itself; write one of both')
    holdName(button.name, `${i}`, { tell, most: MOST.top })
    button.items.forEach((item, n) => hold(item, `${i}/items/${n}`, { tell, most: MOST.below }))
  })
  if (hostsIn(value ?? []).size > HOSTS) tell('', `opens pages of more than ${HOSTS} hosts; the platform takes no more`)
  return { menu: problems.length === 0 ? value : undefined, problems }
}

type Holding = { readonly tell: Tell; readonly most: number }

function hold(item: MenuItem, at: string, { tell, most }: Holding): void {
  holdName(item.name, at, { tell, most })
  const [isKey, isUrl] = ['key' in item, 'url' in item]
  if (isKey === isUrl) return tell(at, 'must have a key that begins a flow, or the url of a page')
  if ('url' in item && Buffer.byteLength(item.url) > MOST.url) tell(`${at}/url`, `has more than ${MOST.url} bytes`)
  if ('key' in item && Buffer.byteLength(item.key) > MOST.key) tell(`${at}/key`, `has more than ${MOST.key} bytes`)
}

function holdName(names: Names, at: string, { tell, most }: Holding): void {
  for (const [language, text] of Object.entries(names)) {
    const bytes = Buffer.byteLength(text ?? '')
    if (bytes > most) tell(`${at}/name/${language}`, `'${text}' has ${bytes} bytes; at most ${most} are shown here`)
  }
}

type Started = { readonly starts?: { readonly menu?: string } }

/** The keys of a menu by which no flow begins, in one line each. */
export function findDeadKeys(menu: Menu, flows: readonly Started[]): readonly string[] {
  const keys = new Set(flows.flatMap(({ starts }) => starts?.menu ?? []))
  return itemsOf(menu).flatMap((item) => ('key' in item && !keys.has(item.key)
    ? [`menu.yaml: no flow begins with '${item.key}'; the keys are ${[...keys].toSorted().join(', ')}`] : []))
}

function itemsOf(menu: Menu): readonly MenuItem[] {
  return menu.flatMap((button) => ('items' in button ? button.items : [button]))
}

function hostsIn(menu: Menu): ReadonlySet<string> {
  const urls = itemsOf(menu).flatMap((item) => ('url' in item && URL.canParse(item.url) ? [new URL(item.url)] : []))
  return new Set(urls.map(({ host }) => host))
}
