// What a resident can do at the simulator's terminal: a line that begins with a slash, or a text.

import { readFile } from 'node:fs/promises'
import type { Exchange } from '../../simulator/exchange.ts'
import type { Session } from './session.ts'

/** What a deed gives: what came of it, or words when it cannot be done. */
export type Done = Exchange | string

type Deed = { readonly usage: string; readonly run: (session: Session, rest: string) => Promise<Done> }

const NOT_THERE = 'there is no such thing on this platform'

/** The deeds by their names. */
export const DEEDS: { readonly [name: string]: Deed } = {
  image: { usage: '/image [FILE]', run: async (session, file) => session.me().sendImage(await bytesOf(file)) },
  voice: {
    usage: '/voice [FILE] [words heard in it]',
    run: async (session, rest) => {
      const [file = '', ...words] = rest.split(/\s+/)
      const bytes = await bytesOf(file)
      return session.on === 'wechat' ? session.wechat().sendVoice(bytes, words.join(' ')) : session.weibo().sendVoice(bytes)
    },
  },
  video: { usage: '/video [FILE]', run: async (session, file) => onWechat(session, async (me) => me.sendVideo(await bytesOf(file))) },
  place: { usage: '/place LAT,LNG [label]', run: sendPlace },
  link: {
    usage: '/link URL [title]',
    run: (session, rest) => onWechat(session, (me) => {
      const [url = '', ...title] = rest.split(/\s+/)
      return me.sendLink({ url, title: title.join(' ') })
    }),
  },
  file: { usage: '/file NAME', run: (session, name) => onWechat(session, (me) => me.sendFile(name)) },
  sticker: {
    usage: '/sticker',
    run: (session) => (session.on === 'wechat' ? session.wechat().sendSticker() : session.weibo().say('[哈欠]')),
  },
  menu: { usage: '/menu KEY', run: (session, key) => session.me().tap(key) },
  pick: {
    usage: '/pick N',
    run: (session, choice) => onWechat(session, (me) => me.pick(/^\d+$/.test(choice) ? Number(choice) : choice)),
  },
  follow: {
    usage: '/follow [SCENE]',
    run: (session, scene) => (session.on === 'wechat' ? session.wechat().follow(scene || undefined) : session.weibo().follow()),
  },
  leave: { usage: '/leave', run: (session) => session.me().leave() },
  scan: { usage: '/scan SCENE', run: (session, scene) => session.me().scan(scene) },
  consent: {
    usage: '/consent TEMPLATE [accept|reject|withdraw]',
    run: (session, rest) => onWechat(session, (me) => {
      const [template = '', answer = 'accept'] = rest.split(/\s+/)
      return isConsent(answer) ? me.consent(template, answer) : 'write accept, reject or withdraw'
    }),
  },
  mention: {
    usage: '/mention TEXT (Weibo)',
    run: async (session, text) => (session.on === 'weibo' ? session.weibo().mention(text) : NOT_THERE),
  },
  event: {
    usage: '/event NAME [KEY]',
    run: (session, rest) => {
      const [name = '', key = ''] = rest.split(/\s+/)
      if (session.on === 'weibo') return session.weibo().event(name, key === '' ? {} : { key })
      return session.wechat().send({ MsgType: 'event', Event: name, EventKey: key })
    },
  },
  again: { usage: '/again', run: async (session) => (session.last ? session.me().again(session.last) : 'nothing was done yet') },
}

/** Reads a line that was typed; undefined if it is no deed. A text that begins with a slash is written with two. */
export function deedOf(line: string): ((session: Session) => Promise<Done>) | undefined {
  if (line.startsWith('//') || !line.startsWith('/')) return async (session) => session.me().say(line.replace(/^\/\//, '/'))
  const [, name = '', rest = ''] = /^\/([a-z]+)(?:\s+(.*))?$/.exec(line) ?? []
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined
  return deed && (async (session) => deed.run(session, rest.trim()))
}

async function onWechat(session: Session, act: (me: ReturnType<Session['wechat']>) => Promise<Done> | Done): Promise<Done> {
  return session.on === 'wechat' ? act(session.wechat()) : NOT_THERE
}

async function sendPlace(session: Session, rest: string): Promise<Done> {
  const [, lat, lng, label = ''] = /^(-?[\d.]+)\s*,\s*(-?[\d.]+)(?:\s+(.*))?$/.exec(rest) ?? []
  if (lat === undefined || lng === undefined) return `write ${DEEDS['place']?.usage ?? ''}`
  return session.me().sendPlace({ lat: Number(lat), lng: Number(lng), ...(label !== '' && { label }) })
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  return file === '' ? undefined : readFile(file)
}

function isConsent(answer: string): answer is 'accept' | 'reject' | 'withdraw' {
  return ['accept', 'reject', 'withdraw'].includes(answer)
}
