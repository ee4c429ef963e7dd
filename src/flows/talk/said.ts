// How a talk writes what a resident does: texts, ![media], @places, *menu keys, [options] and +events.

import type { Said } from '../../messages/inbound.ts'

const OTHERS = ['video', 'file', 'link', 'sticker', 'card', 'unknown'] as const

/** Reads what stands behind `>`. */
export function readSaid(rest: string): Said {
  const media = /^!\[(\w+)\](?: (\S+))?(?: (.+))?$/.exec(rest)
  if (media) return readMedia(media[1] ?? '', media[2] ?? '', media[3])
  const place = /^@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?: (.+))?$/.exec(rest)
  if (place) return { kind: 'place', lat: Number(place[1]), lng: Number(place[2]), label: place[3] ?? '' }
  const key = /^\*([A-Z][A-Z0-9_]*)$/.exec(rest)
  if (key?.[1]) return { kind: 'menu', key: key[1] }
  const event = /^\+(subscribe|unsubscribe|scan)(?::(.+))?$/.exec(rest)
  if (event) return readEvent(event[1] ?? '', event[2])
  const option = /^\[(.+)\]$/.exec(rest)
  if (option?.[1]) return { kind: 'text', text: option[1], option: option[1] }
  return { kind: 'text', text: rest.replace(/^\\(?=[[!@*+])/, '').replace(/\\(n|\\)/g, (_, sign) => (sign === 'n' ? '\n' : '\\')) }
}

function readMedia(kind: string, url: string, transcript: string | undefined): Said {
  if (kind === 'image') return { kind, url }
  if (kind === 'voice') return { kind, url, ...(transcript !== undefined && { transcript }) }
  return { kind: 'other', what: OTHERS.find((name) => name === kind) ?? 'unknown' }
}

function readEvent(name: string, scene: string | undefined): Said {
  const event = name === 'subscribe' || name === 'unsubscribe' ? name : 'scan'
  return { kind: 'event', event, ...(scene !== undefined && { scene }) }
}

// A text that would be read as something else begins with a stroke.
function writeText(text: string): string {
  const line = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  const read = readSaid(line)
  return read.kind === 'text' && read.option === undefined ? line : `\\${line}`
}

/** Writes what a resident does as a talk has it. */
export function writeSaid(said: Said): string {
  switch (said.kind) {
    case 'text': return said.option === undefined ? writeText(said.text) : `[${said.option}]`
    case 'image': return `![image] ${said.url}`
    case 'voice': return `![voice] ${said.url}${said.transcript === undefined ? '' : ` ${said.transcript}`}`
    case 'place': return `@${said.lat},${said.lng} ${said.label}`.trimEnd()
    case 'other': return `![${said.what}]`
    case 'menu': return `*${said.key}`
    case 'event': return `+${said.event}${said.scene === undefined ? '' : `:${said.scene}`}`
  }
}
