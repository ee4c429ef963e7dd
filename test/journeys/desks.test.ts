// A tip reaches the desk it is for, by a signed webhook and by mail, and says nothing of what was told.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { temporaryFolder } from '../support/database.ts'
import { openHouse, ROOT, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'

describe('a desk', () => {
  let config: string
  let house: TestHouse
  let web: Server
  let mail: SMTPServer
  const told: Promise<{ headers: Record<string, unknown>; body: string }> = new Promise((resolve) => {
    web = createServer((req, res) => {
      let body = ''
      req.on('data', (part: Buffer) => { body += part.toString() })
      req.on('end', () => {
        res.writeHead(204).end()
        resolve({ headers: req.headers, body })
      })
    })
  })
  const mailed: Promise<string> = new Promise((resolve) => {
    mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          done()
          resolve(Buffer.concat(parts).toString())
        })
      },
    })
  })

  before(async () => {
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
    config = await temporaryFolder()
    await cp(join(ROOT, 'config'), config, { recursive: true })
    const file = join(config, 'department', 'desks.yaml')
    const hook = `http://127.0.0.1:${(web.address() as AddressInfo).port}/desk`
    const desks = await readFile(file, 'utf8')
    await writeFile(file, desks.replace('tell: []', `tell: [{ webhook: "${hook}" }, { email: duty@police.example }]`))
    house = await openHouse({
      CONFIG_DIR: config, NOTIFY_SECRET: 'desk secret', MAIL_FROM: 'account@police.example',
      SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
    })
  })
  after(async () => {
    await house.close()
    await new Promise((resolve) => web.close(resolve))
    await new Promise<void>((resolve) => mail.close(() => resolve()))
    await rm(config, { recursive: true })
  })

  it('hears of a tip with its number, signed, and not of its story', async () => {
    const resident = createResident(house.address)
    for (const text of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用']) await resident.say(text)
    const number = /T [\d ]+\d/.exec(await resident.say('可以'))?.[0].replaceAll(' ', '') ?? ''
    const { headers, body } = await told
    const { text, desk } = JSON.parse(body) as { text: string; desk: string }
    assert.equal(desk, 'duty-desk')
    assert.ok(text.includes(number))
    assert.ok(!body.includes('棋牌室'))
    assert.match(String(headers['webhook-id']), /^[\w-]{32}$/, 'two tips of one resident have nothing in common')
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const expected = createHmac('sha256', 'desk secret').update(signed).digest('base64')
    assert.equal(headers['webhook-signature'], `v1,${expected}`)
    const raw = await mailed
    assert.match(raw, /To: duty@police\.example/)
    assert.ok(!Buffer.from(raw.split('\r\n\r\n')[1] ?? '', 'base64').toString().includes('棋牌室'))
  })
})
