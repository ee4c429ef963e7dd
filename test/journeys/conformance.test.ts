// The same fifty dialogues leave the same records on every channel.

import assert from 'node:assert/strict'
import { CHANNEL_HOUSES, type ChannelHouse, type Filed, type Person } from '../support/channels.ts'
import { DIALOGUES, type Dialogue } from '../support/dialogues.ts'

/** What must be the same: everything but number, channel, instants and the ids of pictures. */
function shapeOf({ number: _number, channel: _channel, content, media, ...rest }: Filed): object {
  return { ...withoutInstants(rest), content: withoutInstants(content), media: media.length }
}

function withoutInstants(value: unknown): object {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => {
    if (/(At|Until|^at)$/.test(key)) return each === null ? null : 'an instant'
    return key === 'media' ? 'an id' : each
  }))
}

async function lead(house: ChannelHouse, { deeds, leaves, title }: Dialogue): Promise<Filed> {
  const person: Person = await house.arrive()
  let told = ''
  for (const deed of deeds) told = await person(deed)
  const number = /[TCMA] \d{3} \d{3} \d{3} \d/.exec(told)?.[0].replaceAll(' ', '')
  assert.ok(number, `${title} left nothing on file: ${told}`)
  const record = await house.find(leaves, number)
  assert.ok(record, title)
  return record
}

/** Whose turn comes first decides who gets a seat, so bookings are made one after another. */
async function leadAll(house: ChannelHouse): Promise<ReadonlyMap<string, Filed>> {
  const [booked, others] = [true, false].map((books) => DIALOGUES.filter(({ leaves }) => (leaves === 'appointments') === books))
  const filed = new Map<string, Filed>()
  for (const each of booked ?? []) filed.set(each.title, await lead(house, each))
  await Promise.all((others ?? []).map(async (each) => filed.set(each.title, await lead(house, each))))
  return filed
}

describe('fifty dialogues', () => {
  const filed = new Map<string, ReadonlyMap<string, Filed>>()
  for (const [channel, open] of Object.entries(CHANNEL_HOUSES)) {
    it(`leave their records on ${channel}, which are the same as on the first`, async function () {
      this.timeout(240_000)
      const house = await open()
      if (!house) return this.skip()
      try {
        const mine = await leadAll(house)
        filed.set(channel, mine)
        assert.equal(mine.size, 50)
        const [first] = filed.values()
        for (const [title, record] of mine) {
          assert.equal(record.channel, channel)
          assert.deepEqual(shapeOf(record), shapeOf(first?.get(title) ?? record), title)
        }
      } finally {
        await house.close()
      }
    })
  }
})
