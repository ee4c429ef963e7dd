// The forms of WeChat's answers: JSON with HTTP 200 whatever happened, an error's code in `errcode`.

import { randomBytes } from 'node:crypto'
import { writeJson } from '../numbers.ts'
import type { Answer } from '../origin.ts'

const MESSAGES: { readonly [code: number]: string } = {
  [-1]: 'system error', 40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid', 40004: 'invalid media type', 40005: 'invalid file type', 40006: 'invalid media size',
  40007: 'invalid media_id',
  40008: 'invalid message type', 40009: 'invalid image size', 40013: 'invalid appid', 40014: 'invalid access_token',
  40016: 'invalid button size', 40017: 'invalid button type', 40018: 'invalid button name size',
  40019: 'invalid button key size',
  40020: 'invalid button url size', 40023: 'invalid sub button size', 40024: 'invalid sub button type',
  40025: 'invalid sub button name size',
  40026: 'invalid sub button key size', 40027: 'invalid sub button url size', 40032: 'invalid openid list size',
  40033: 'invalid charset. please check your request, if include \\uxxxx will create fail!',
  40035: 'invalid parameter',
  40037: 'invalid template_id', 40053: 'invalid action info', 40055: 'invalid button url domain',
  40066: 'invalid url',
  40125: 'invalid appsecret', 41001: 'access_token missing', 41002: 'appid missing', 41004: 'appsecret missing',
  41005: 'media data missing',
  41006: 'media_id missing', 41030: 'invalid page', 42001: 'access_token expired', 43001: 'require GET method',
  43002: 'require POST method',
  43004: 'require subscribe', 43101: 'user refuse to accept the msg', 44002: 'empty post data',
  44004: 'empty content', 45001: 'media size out of limit',
  45002: 'content size out of limit', 45008: 'article size out of limit', 45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit',
  45015: 'response out of time limit or subscription is canceled', 45047: 'out of response count limit',
  45056: 'too many tags',
  45059: 'too many tags on user', 45072: 'invalid command', 45080: 'no interaction in 30 seconds',
  45081: 'already typing', 45157: 'tag name exists',
  45158: 'tag name too long', 45159: 'invalid tag', 46003: 'menu no exist', 47001: 'data format error',
  47003: 'argument invalid',
  48001: 'api unauthorized', 48006: 'forbid to clear quota because of reaching the limit',
  65301: 'no such conditional menu',
  65302: 'there is no user', 65303: 'there is no selfmenu, please create selfmenu first', 65304: 'match rule empty',
  65305: 'conditional menu limit',
  65316: 'too many domains',
}

/** What an endpoint answers: an object for JSON, an error, or bytes. */
export type Result = { readonly json: object } | { readonly refused: number; readonly hint?: string } | { readonly answer: Answer }

/** Says no with a code; a hint tells what it is about. */
export function refuse(code: number, hint?: string): Result {
  return hint === undefined ? { refused: code } : { refused: code, hint }
}

/** The answer of a call that has nothing to give. */
export const OK: Result = { json: { errcode: 0, errmsg: 'ok' } }

/** Writes the HTTP answer. */
export function answerOf(result: Result): Answer {
  if ('answer' in result) return result.answer
  if ('json' in result) return { body: writeJson(result.json) }
  const rid = [8, 4, 4].map((bytes) => randomBytes(bytes / 2).toString('hex')).join('-')
  const told = MESSAGES[result.refused] ?? 'error'
  const errmsg = `${told}${result.hint === undefined ? '' : `! ${result.hint}`} rid: ${rid}`
  return { body: writeJson({ errcode: result.refused, errmsg }), code: result.refused }
}
