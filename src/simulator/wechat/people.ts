// What the platform tells of residents, and how it lets an account sort them: user info, tags, QR codes.

import { PIXEL } from '../media.ts'
import { asObject, listIn, numberIn, objectIn, stringIn, type Json } from '../read.ts'
import type { Account, Person } from './account.ts'
import { OK, refuse, type Result } from './answers.ts'
import { ticketOf } from './deeds.ts'

type Tag = { readonly id: number; readonly name: string }

/** Residents as an account's operator may sort them. */
export type People = {
  readonly info: (openid: string | null) => Result
  readonly createTag: (json: Json) => Result
  readonly listTags: () => Result
  readonly removeTag: (json: Json) => Result
  readonly tag: (json: Json, on: boolean) => Result
  readonly tagsOf: (json: Json) => Result
}

const MOST_TAGS = 100
const MOST_AT_ONCE = 50
const MOST_ON_ONE = 20

/** Creates what the API tells of people. */
export function createPeople({ people, setup }: Account): People {
  const tags = new Map<number, Tag>([[2, { id: 2, name: '星标组' }]])
  let last = 99
  const count = (id: number): number => [...people.values()].filter((person) => person.tags.has(id)).length
  return {
    info: (openid) => {
      const person = people.get(openid ?? '')
      return person ? { json: infoOf(person, setup.account) } : refuse(40003)
    },
    createTag: (json) => {
      const name = stringIn(objectIn(json, 'tag'), 'name') ?? ''
      if (name === '' || [...name].length > 30) return refuse(45158)
      if ([...tags.values()].some((tag) => tag.name === name)) return refuse(45157)
      if (tags.size >= MOST_TAGS) return refuse(45056)
      const tag = { id: last += 1, name }
      tags.set(tag.id, tag)
      return { json: { tag } }
    },
    listTags: () => ({ json: { tags: [...tags.values()].map((tag) => ({ ...tag, count: count(tag.id) })) } }),
    removeTag: (json) => {
      const id = numberIn(objectIn(json, 'tag'), 'id') ?? 0
      if (!tags.delete(id)) return refuse(45159)
      for (const person of people.values()) person.tags.delete(id)
      return OK
    },
    tag: (json, on) => {
      const id = numberIn(json, 'tagid') ?? Number(stringIn(json, 'tagid'))
      const found = listIn(json, 'openid_list').map((openid) => (typeof openid === 'string' ? people.get(openid) : undefined))
      if (!tags.has(id)) return refuse(45159)
      if (found.length === 0 || found.length > MOST_AT_ONCE) return refuse(40032)
      if (found.some((person) => !person?.follows)) return refuse(40003)
      if (on && found.some((person) => person && !person.tags.has(id) && person.tags.size >= MOST_ON_ONE)) return refuse(45059)
      for (const person of found) {
        if (on) person?.tags.add(id)
        else person?.tags.delete(id)
      }
      return OK
    },
    tagsOf: (json) => {
      const person = people.get(stringIn(json, 'openid') ?? '')
      return person ? { json: { tagid_list: [...person.tags] } } : refuse(40003)
    },
  }
}

function infoOf({ openid, follows, since, tags, scene, language }: Person, account: string): object {
  if (!follows) return { subscribe: 0, openid }
  return {
    subscribe: 1, openid, language, subscribe_time: Math.floor(since / 1000), remark: '', groupid: [...tags][0] ?? 0,
    tagid_list: [...tags], subscribe_scene: scene === '' ? 'ADD_SCENE_SEARCH' : 'ADD_SCENE_QR_CODE', qr_scene: 0, qr_scene_str: scene,
    nickname: '', headimgurl: '', sex: 0, city: '', province: '', country: '', unionid: `u${account.slice(3)}${openid.slice(0, 12)}`,
  }
}

/** The QR codes of an account, by their tickets. */
export type Codes = {
  readonly create: (json: Json) => Result
  /** The picture of a code. */
  readonly show: (ticket: string | null) => Result
  /** The scene behind a ticket; undefined if it has run out. */
  readonly sceneOf: (ticket: string) => string | undefined
}

const LONGEST_SCENE = 64
const LONGEST_LIFE = 2_592_000

/** Creates the codes of an account. */
export function createCodes(account: Account): Codes {
  const { clock } = account
  const codes = new Map<string, { readonly scene: string; readonly until: number }>()
  const sceneOf: Codes['sceneOf'] = (ticket) => {
    const code = codes.get(ticket)
    return code && clock.now() < code.until ? code.scene : undefined
  }
  return {
    sceneOf,
    create: (json) => {
      const scene = readScene(json)
      if (scene === undefined) return refuse(40053)
      const lasting = stringIn(json, 'action_name')?.startsWith('QR_LIMIT')
      const seconds = lasting ? undefined : Math.min(numberIn(json, 'expire_seconds') ?? 60, LONGEST_LIFE)
      const ticket = ticketOf(scene)
      codes.set(ticket, { scene, until: seconds === undefined ? Infinity : clock.now() + seconds * 1000 })
      const url = `${account.base}/q/${ticket.slice(2, 18)}`
      return { json: { ticket, ...(seconds !== undefined && { expire_seconds: seconds }), url } }
    },
    show: (ticket) => (sceneOf(ticket ?? '') === undefined
      ? { answer: { status: 404, type: 'text/html', body: '' } }
      : { answer: { type: 'image/png', body: PIXEL } }),
  }
}

function readScene(json: Json): string | undefined {
  const kind = stringIn(json, 'action_name') ?? ''
  const scene = asObject(objectIn(json, 'action_info')?.['scene'])
  if (kind === 'QR_STR_SCENE' || kind === 'QR_LIMIT_STR_SCENE') {
    const text = stringIn(scene, 'scene_str') ?? ''
    return text !== '' && text.length <= LONGEST_SCENE ? text : undefined
  }
  const number = numberIn(scene, 'scene_id') ?? 0
  if (kind === 'QR_SCENE' && number > 0 && number < 2 ** 32) return String(number)
  return kind === 'QR_LIMIT_SCENE' && number >= 1 && number <= 100_000 ? String(number) : undefined
}
