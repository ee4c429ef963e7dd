// What a resident's words and taps let us send after them.

import assert from 'node:assert/strict'
import { HOUR, MINUTE } from '../../src/lib/time.ts'
import type { Said } from '../../src/messages/inbound.ts'
import type { Opened } from '../../src/ports/conversations.ts'
import type { Ledger } from '../../src/ports/deliveries.ts'
import { exhaust, openedBy, roomOf, spend } from '../../src/runtime/ledger.ts'

const AT = Date.parse('2026-03-02T02:00:00Z')
const GRANTS = { message: { most: 5, within: 48 * HOUR }, tap: { most: 3, within: MINUTE } }

const deeds: readonly (readonly [title: string, said: Said, opens: Opened | undefined])[] = [
  ['a text', { kind: 'text', text: '你好' }, { message: AT }],
  ['an option that is tapped', { kind: 'text', text: '交通', option: 'traffic' }, { tap: AT }],
  ['a picture', { kind: 'image', url: 'x' }, { message: AT }],
  ['a voice message', { kind: 'voice', url: 'x' }, { message: AT }],
  ['a place', { kind: 'place', lat: 1, lng: 1, label: '' }, { message: AT }],
  ['a sticker', { kind: 'other', what: 'sticker' }, { message: AT }],
  ['a tap on the menu', { kind: 'menu', key: 'K' }, { tap: AT }],
  ['a follow', { kind: 'event', event: 'subscribe' }, { tap: AT }],
  ['a scan', { kind: 'event', event: 'scan', scene: 's' }, { tap: AT }],
  ['leaving', { kind: 'event', event: 'unsubscribe' }, undefined],
]

const rooms: readonly (readonly [title: string, opened: Opened, ledger: Ledger, room: number])[] = [
  ['nothing was ever done', {}, {}, 0],
  ['a message just now', { message: AT }, {}, 5],
  ['a message a second less than 48 h ago', { message: AT - 48 * HOUR + 3_000 }, {}, 5],
  ['a message 48 h ago', { message: AT - 48 * HOUR }, {}, 0],
  ['a message of a clock that was ahead', { message: AT + HOUR }, {}, 5],
  ['a tap half a minute ago', { tap: AT - 30_000 }, {}, 3],
  ['a tap a minute ago', { tap: AT - MINUTE }, {}, 0],
  ['two sent on this message', { message: AT - 1 }, { message: { at: AT - 1, used: 2 } }, 3],
  ['five sent on the message before', { message: AT - 1 }, { message: { at: AT - 9, used: 5 } }, 5],
  ['a tap beside a message that is used up', { message: AT - 9, tap: AT }, { message: { at: AT - 9, used: 5 } }, 3],
  ['a tap beside a message with more left', { message: AT - 9, tap: AT }, { message: { at: AT - 9, used: 1 } }, 4],
]

describe('the ledger', () => {
  for (const [title, said, opens] of deeds) {
    it(`knows what ${title} opens`, () => assert.deepEqual(openedBy(undefined, said, AT), opens))
  }

  for (const [title, opened, ledger, room] of rooms) {
    it(`has room for ${room} after ${title}`, () => assert.equal(roomOf({ grants: GRANTS, opened, ledger }, AT), room))
  }

  it('tells two messages of one second apart', () => {
    const first = openedBy(undefined, { kind: 'text', text: 'a' }, AT)
    assert.notDeepEqual(openedBy(first, { kind: 'text', text: 'b' }, AT), first)
  })

  it('counts a message against everything that is open', () => {
    const account = { grants: GRANTS, opened: { message: AT, tap: AT }, ledger: {} }
    const ledger = spend(account, AT, 3)
    assert.deepEqual(ledger, { message: { at: AT, used: 3 }, tap: { at: AT, used: 3 } })
    assert.equal(roomOf({ ...account, ledger }, AT), 2)
  })

  it('has no room once the platform has said so', () => {
    const account = { grants: GRANTS, opened: { message: AT, tap: AT }, ledger: {} }
    assert.equal(roomOf({ ...account, ledger: exhaust(account, AT) }, AT), 0)
  })
})
