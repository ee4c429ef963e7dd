// A house that residents reach over a personal account, on wechaty's mock puppet; undefined where that is not installed.

import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findPackages, PIXEL, until, type Mocker, type Person as Contact } from '../channels/wechaty/puppet.ts'
import { openHouse, ROOT, type TestHouse } from './house.ts'
import type { Deed } from './dialogues.ts'

/** There is no menu: who knows no key says the words. */
const WORDS: { readonly [key: string]: string } = {
  SUBMIT_TIP: '举报', FILE_COMPLAINT: '投诉', TALK_TO_OFFICER: '人工', BOOK_APPOINTMENT: '预约',
}

/** After so many ms without another message an answer is over. */
const QUIET = 100

/** Opens it. */
export async function openPersonal() {
  const packages = await findPackages()
  if (!packages) return undefined
  const fixture = join(ROOT, 'test', 'fixtures', 'wechaty', 'mock.mjs')
  const house: TestHouse = await openHouse({ WECHATY_PUPPET: fixture })
  const { worlds } = await import(fixture) as { worlds: Mocker[] } // the fixture's own export
  const mocker = worlds.at(-1) as Mocker // the house has just made it
  await untilState(house, 'waiting for login')
  const account = mocker.createContact({ name: '某某公安' })
  mocker.login(account)
  await untilState(house, 'up')
  return { house, arrive: () => arrive(mocker, account, packages.picture) }
}

function arrive(mocker: Mocker, account: Contact, file: (bytes: Buffer, name: string) => unknown) {
  const resident = mocker.createContact({ name: '居民' })
  const texts: string[] = []
  resident.on('message', (message) => {
    if (message.talker().id === account.id) texts.push(message.text() ?? '')
  })
  const send = (type: number): void => {
    const id = `message-${Math.random()}`
    mocker.MessageMock.create({ id, type, talkerId: resident.id, listenerId: account.id, timestamp: Date.now(), text: '' })
    mocker.puppet.emit('message', { messageId: id })
  }
  const act = (deed: Deed): void => {
    switch (deed.do) {
      case 'say': return resident.say(deed.text).to(account)
      case 'menu': return resident.say(WORDS[deed.key]).to(account)
      case 'picture': return resident.say(file(PIXEL, 'a.png')).to(account)
      case 'voice': return resident.say(file(Buffer.from('#!SILK_V3....'), 'a.sil')).to(account)
      case 'place': return send(8)
      case 'sticker': return send(5)
    }
  }
  return async (deed: Deed): Promise<string> => {
    const before = texts.length
    act(deed)
    await until(() => texts.length > before, `an answer to ${deed.do}`)
    for (let count = 0; count !== texts.length;) {
      count = texts.length
      await pause(QUIET)
    }
    return texts.slice(before).join('\n')
  }
}

async function untilState(house: TestHouse, state: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const { channels } = await (await fetch(`${house.address}/healthz`)).json() as { channels: { wechaty: string } }
    if (channels.wechaty === state) return
  }
  throw new Error(`never was ${state}`)
}
