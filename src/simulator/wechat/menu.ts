// The custom menu and the conditional ones: what they may hold, and which of them a resident sees.

import { asObject, listIn, numberIn, objectIn, stringIn, type Json } from '../read.ts'
import type { Account, Person } from './account.ts'
import { OK, refuse, type Result } from './answers.ts'

/** The menus of an account. */
export type Menus = {
  readonly create: (json: Json) => Result
  readonly get: () => Result
  readonly remove: () => Result
  readonly addConditional: (json: Json) => Result
  readonly removeConditional: (json: Json) => Result
  readonly tryMatch: (json: Json) => Result
  /** The buttons that a resident sees; undefined if there is no menu. */
  readonly shownTo: (person: Person) => readonly Json[] | undefined
}

type Conditional = { readonly menuid: string; readonly button: readonly unknown[]; readonly matchrule: Json }

const KEYED = new Set([
  'click', 'scancode_push', 'scancode_waitmsg', 'pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'location_select',
])
const OTHER: { readonly [type: string]: readonly string[] } = {
  view: ['url'], miniprogram: ['url', 'appid', 'pagepath'], media_id: ['media_id'], view_limited: ['media_id'],
  article_id: ['article_id'], article_view_limited: ['article_id'],
}
const MOST = 2000
const DOMAINS = 3

/** Creates the menus of an account. */
export function createMenus(account: Account): Menus {
  let main: readonly unknown[] | undefined
  let conditional: readonly Conditional[] = []
  let last = 400_000_000

  const seenBy = (person: Person): readonly unknown[] | undefined =>
    conditional.findLast(({ matchrule }) => matches(matchrule, person))?.button ?? main

  return {
    create: (json) => {
      const wrong = lintMenu(json)
      if (wrong) return refuse(wrong)
      main = listIn(json, 'button')
      return OK
    },
    get: () => {
      if (!main) return refuse(46003)
      const more = conditional.map(({ menuid, ...rest }) => ({ ...rest, menuid: Number(menuid) }))
      return { json: { menu: { button: main }, ...(more.length > 0 && { conditionalmenu: more }) } }
    },
    remove: () => {
      main = undefined
      conditional = []
      return OK
    },
    addConditional: (json) => {
      if (!main) return refuse(65303)
      const rule = ruleOf(json)
      const wrong = lintMenu(json) || (rule ? 0 : 65304)
      if (wrong || !rule) return refuse(wrong)
      if (conditional.length >= MOST) return refuse(65305)
      const menuid = String(last += 1)
      conditional = [...conditional, { menuid, button: listIn(json, 'button'), matchrule: rule }]
      return { json: { menuid } }
    },
    removeConditional: (json) => {
      const id = stringIn(json, 'menuid') ?? String(numberIn(json, 'menuid') ?? '')
      if (!conditional.some(({ menuid }) => menuid === id)) return refuse(65301)
      conditional = conditional.filter(({ menuid }) => menuid !== id)
      return OK
    },
    tryMatch: (json) => {
      const person = account.people.get(stringIn(json, 'user_id') ?? '')
      if (!person) return refuse(65302)
      const button = seenBy(person)
      return button ? { json: { button } } : refuse(46003)
    },
    shownTo: (person) => seenBy(person)?.map(asObject).filter((button) => button !== undefined),
  }
}

// Language, sex and places have been withdrawn: a rule of these alone matches nobody.
function ruleOf(json: Json): Json | undefined {
  const rule = objectIn(json, 'matchrule')
  const kept = ['tag_id', 'client_platform_type'].flatMap((name) => {
    const value = stringIn(rule, name) ?? numberIn(rule, name)
    return value === undefined || value === '' ? [] : [[name, String(value)] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

// Every simulated resident uses an iPhone.
function matches(rule: Json, { tags }: Person): boolean {
  const { tag_id: tag, client_platform_type: client } = rule
  return (tag === undefined || tags.has(Number(tag))) && (client === undefined || client === '1')
}

/** The code of the first thing that is wrong with a menu; 0 if nothing is. */
function lintMenu(json: Json): number {
  const buttons = listIn(json, 'button').map(asObject)
  if (buttons.length < 1 || buttons.length > 3) return 40016
  const domains = new Set<string>()
  for (const button of buttons) {
    const below = button?.['sub_button'] === undefined ? [] : listIn(button, 'sub_button').map(asObject)
    const wrong = below.length > 0 ? lintGroup(button, below, domains) : lintButton(button, domains, { name: 16, codes: TOP })
    if (wrong) return wrong
  }
  return domains.size > DOMAINS ? 65316 : 0
}

const TOP = { type: 40017, name: 40018, key: 40019, url: 40020 }
const SUB = { type: 40024, name: 40025, key: 40026, url: 40027 }
type Limits = { readonly name: number; readonly codes: typeof TOP }

function lintGroup(button: Json | undefined, below: readonly (Json | undefined)[], domains: Set<string>): number {
  if (!fits(stringIn(button, 'name'), 16)) return TOP.name
  if (below.length > 5) return 40023
  return below.map((one) => lintButton(one, domains, { name: 60, codes: SUB })).find(Boolean) ?? 0
}

function lintButton(button: Json | undefined, domains: Set<string>, { name, codes }: Limits): number {
  const type = stringIn(button, 'type') ?? ''
  if (!fits(stringIn(button, 'name'), name)) return codes.name
  if (KEYED.has(type)) return fits(stringIn(button, 'key'), 128) ? 0 : codes.key
  const needs = Object.hasOwn(OTHER, type) ? OTHER[type] : undefined
  if (!needs) return codes.type
  if (needs.some((field) => !stringIn(button, field))) return codes.url
  if (type !== 'view') return 0
  const url = stringIn(button, 'url') ?? ''
  if (!fits(url, 1024)) return codes.url
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return 40055
  domains.add(new URL(url).hostname)
  return 0
}

function fits(text: string | undefined, bytes: number): boolean {
  return text !== undefined && text !== '' && Buffer.byteLength(text) <= bytes
}
