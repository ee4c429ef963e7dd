// Flows and texts change while residents are in the middle of them, on the composed house.

import assert from 'node:assert/strict'
import { appendFile, cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { addNews, askWeather, copyFlows, dropPhoto, type FlowFolder } from '../support/flow-folder.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { createResident, type Resident } from '../support/resident.ts'

const STORY = '昨晚十点，又有人聚在一起赌钱，每天晚上都有'
const TO_STORY = ['举报', '3']
const TO_PLACE = [...TO_STORY, STORY, '同意']
const TO_PHOTO = [...TO_PLACE, '跳过']
const FROM_PHOTO_TO_REVIEW = ['跳过', '不用']

async function sayAll(resident: Resident, lines: readonly string[]): Promise<string> {
  let last = ''
  for (const line of lines) last = await resident.say(line)
  return last
}

describe('flows that change while residents are inside them', function reload() {
  this.timeout(60_000)
  let folder: FlowFolder
  let dir: string
  let house: TestHouse
  let resident: Resident

  const count = (event: string): number => house.logged().split(`"${event}"`).length - 1
  const take = async (): Promise<void> => {
    const before = count('flows.reloaded')
    await house.reload()
    assert.ok(count('flows.reloaded') > before, house.logged())
  }
  const goTo = async (lines: readonly string[]): Promise<string> => {
    resident = createResident(house.address)
    return sayAll(resident, lines)
  }

  beforeEach(async () => {
    folder = await copyFlows()
    dir = await temporaryFolder()
    house = await openHouse({ ...folder.env, DATA_DIR: dir })
  })
  afterEach(async () => {
    await house.close()
    await folder.close()
    await rm(dir, { recursive: true, force: true })
  })

  it('say a changed text from the next answer on', async () => {
    await goTo(TO_STORY)
    await folder.editTexts('submit-tip', (texts) => ({ ...texts, place: 'WHERE', 'place.told': 'WHERE' }))
    await take()
    assert.match(await sayAll(resident, [STORY, '同意']), /WHERE/)
    assert.match(await sayAll(resident, ['跳过', ...FROM_PHOTO_TO_REVIEW]), /聚在一起/)
  })

  const changes: readonly [string, (folder: FlowFolder) => Promise<void>][] = [
    ['a new question', askWeather], ['a question less', dropPhoto], ['a new text', addNews],
  ]
  for (const [title, change] of changes) {
    it(`let who is inside finish on their version, with its texts and all answers: ${title}`, async () => {
      const before = await goTo(TO_PHOTO)
      await change(folder)
      await take()
      assert.equal(await resident.say('重复'), before)
      const review = await sayAll(resident, FROM_PHOTO_TO_REVIEW)
      assert.match(review, /聚在一起/)
      assert.match(review, /\n4[^\n]*没填/, 'their own summary has a fourth line')
      assert.match(await resident.say('可以'), /T [\d ]+\d/)
      assert.equal(count('turn.failed'), 0)
    })
  }

  it('are what newcomers meet', async () => {
    await askWeather(folder)
    await dropPhoto(folder)
    await rm(join(folder.dirs.flows, 'disconnect.yaml'))
    await take()
    assert.match(house.logged(), /"flows\.reloaded","flows":\d+,"changed":1,"which":"submit-tip","gone":"disconnect"/)
    assert.match(await goTo([...TO_STORY, STORY]), /WEATHER/)
    assert.match(await sayAll(resident, ['晴天', '同意', '跳过', '不用']), /聚在一起/)
    assert.match(await resident.say('可以'), /T [\d ]+\d/)
  })

  it('stay as they were, all of them, where one is wrong, and each problem is told', async () => {
    await goTo(TO_STORY)
    await folder.editTexts('submit-tip', (texts) => ({ ...texts, place: 'WHERE', 'place.told': 'WHERE' }))
    await folder.editFlow('file-complaint', (yaml) => yaml.replace('  - end:\n', '  - go: nowhere\n'))
    await folder.editFlow('welcome', (yaml) => yaml.replace('steps:', 'stepz:'))
    await house.reload()
    assert.equal(count('flows.reloaded'), 0)
    assert.ok(count('flows.refused') >= 2)
    assert.match(house.logged(), /nowhere/)
    assert.match(house.logged(), /stepz/)
    assert.doesNotMatch(await sayAll(resident, [STORY, '同意']), /WHERE/)
    await folder.editFlow('file-complaint', (yaml) => yaml.replace('  - go: nowhere\n', '  - end:\n'))
    await folder.editFlow('welcome', (yaml) => yaml.replace('stepz:', 'steps:'))
    await take()
    assert.match(await resident.say('重复'), /WHERE/)
  })

  it('are refused while a desk that they tell is new to the process', async () => {
    await folder.editFlow('submit-tip', (yaml) => yaml.replace('to: duty-desk', 'to: no-desk'))
    await house.reload()
    assert.ok(count('flows.refused') > 0)
    assert.equal(count('flows.reloaded'), 0)
  })

  it('are taken up where the department has changed beside them, and it is told once that this waits for a restart', async () => {
    await house.close()
    const config = join(dir, 'config')
    await cp('config', config, { recursive: true })
    house = await openHouse({ ...folder.env, DATA_DIR: dir, CONFIG_DIR: config })
    await house.reload()
    assert.equal(count('department.changed'), 0)
    await appendFile(join(config, 'department', 'desks.yaml'), '\n# Changed.\n')
    await take()
    await take()
    assert.equal(count('department.changed'), 1)
    assert.match(house.logged(), /restart/)
  })

  it('are taken up by themselves', async () => {
    await folder.editTexts('submit-tip', (texts) => ({ ...texts, topic: 'WHAT' }))
    await eventually(() => count('flows.reloaded') > 0 || undefined)
    assert.match(await goTo(['举报']), /WHAT/)
  })

  it('change between two turns of 40 who write at once: each is answered', async () => {
    const people = Array.from({ length: 40 }, () => createResident(house.address))
    await addNews(folder)
    const talks = people.map((one) => sayAll(one, [...TO_PHOTO, ...FROM_PHOTO_TO_REVIEW]))
    await Promise.all([take(), ...talks])
    for (const review of await Promise.all(talks)) assert.match(review, /聚在一起/)
    assert.equal(count('turn.failed'), 0)
  })

  it('let who was inside finish on their version after a restart', async () => {
    const before = await goTo(TO_PHOTO)
    await house.close()
    await dropPhoto(folder)
    house = await openHouse({ ...folder.env, DATA_DIR: dir })
    resident = createResident(house.address, 'plain', resident.id)
    assert.equal(await resident.say('重复'), before)
    assert.match(await sayAll(resident, FROM_PHOTO_TO_REVIEW), /聚在一起/)
    assert.match(await resident.say('可以'), /T [\d ]+\d/)
  })
})

describe('the page of flows', function page() {
  this.timeout(60_000)

  it('shows in development where conversations stand, to this machine alone', async () => {
    const house = await openHouse()
    try {
      await sayAll(createResident(house.address), TO_STORY)
      const shown = await fetch(`${house.address}/flows`)
      const text = await shown.text()
      assert.match(text, /<code>ask story<\/code> <mark>1 here<\/mark>/)
      assert.match(text, /flowchart TD/)
      assert.match(shown.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-/)
      const through = await fetch(`${house.address}/flows`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
      assert.equal(through.status, 404)
    } finally {
      await house.close()
    }
  })

  it('is not there in production', async () => {
    const house = await openHouse({ NODE_ENV: 'production', WECHAT_MODE: 'safe' })
    try {
      assert.equal((await fetch(`${house.address}/flows`)).status, 404)
    } finally {
      await house.close()
    }
  })
})
