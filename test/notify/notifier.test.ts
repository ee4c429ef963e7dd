// Desks are told by real mail over SMTP and by real webhooks over HTTP.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { createMail } from '../../src/notify/mail.ts'
import { createNotifier } from '../../src/notify/notifier.ts'
import { createWebhook } from '../../src/notify/webhook.ts'
import { silence } from '../../src/lib/log.ts'
import type { Desk, Told } from '../../src/ports/department.ts'

const AT = Date.parse('2026-03-02T02:00:00Z')

function desk(tell: readonly Told[]): Desk {
  return { id: 'duty-desk', name: { 'zh-CN': '值班台' }, unit: 'hall', hours: [], tell }
}

const word = (way: string) => ({ id: 'abc:1:0/0', desk: 'duty-desk', way, text: '新线索 T123\n请处理', at: AT })

describe('telling a desk by mail', () => {
  let server: SMTPServer
  let received: Promise<{ from: string; to: string[]; raw: string }>
  let url: string
  let refuse = false

  beforeEach(async () => {
    refuse = false
    received = new Promise((resolve) => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData: (stream, session, done) => {
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            if (refuse) return done(new Error('no room'))
            const { mailFrom, rcptTo } = session.envelope
            resolve({
              from: mailFrom ? mailFrom.address : '',
              to: rcptTo.map(({ address }) => address),
              raw: Buffer.concat(parts).toString(),
            })
            done()
          })
        },
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

  const notifier = () => createNotifier(
    [desk([{ email: 'duty@police.example' }])], { mail: createMail(url, '警民通 <account@police.example>') }, silence,
  )

  it('reaches the desk with the text and an id that stays the same', async () => {
    await notifier().tell(word('0'))
    const mail = await received
    assert.equal(mail.from, 'account@police.example')
    assert.deepEqual(mail.to, ['duty@police.example'])
    assert.match(mail.raw, /Message-ID: <abc\.1\.0\.0@police\.example>/)
    assert.ok(mail.raw.includes(Buffer.from('新线索 T123\n请处理').toString('base64').slice(0, 12)))
  })

  it('fails with a code when the mail server refuses', async () => {
    refuse = true
    await assert.rejects(notifier().tell(word('0')), { code: 'NOTIFY_MAIL_REFUSED' })
  })
})

describe('telling a desk by webhook', () => {
  let server: Server
  let calls: { headers: IncomingHttpHeaders; body: string }[]
  let status: number
  let url: string

  beforeEach(async () => {
    calls = []
    status = 204
    server = createServer((req, res) => {
      let body = ''
      req.on('data', (part: Buffer) => { body += part.toString() })
      req.on('end', () => {
        calls.push({ headers: req.headers, body })
        res.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk`
  })
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

  const notifier = (secret?: string) =>
    createNotifier([desk([{ webhook: url }])], { webhook: createWebhook(secret, () => AT) }, silence)

  it('signs what it sends, so that the receiver can tell it is genuine', async () => {
    await notifier('desk secret').tell(word('0'))
    const [call] = calls
    assert.ok(call)
    const signed = `abc:1:0/0.${AT / 1000}.${call.body}`
    const signature = createHmac('sha256', 'desk secret').update(signed).digest('base64')
    assert.equal(call.headers['webhook-signature'], `v1,${signature}`)
    assert.deepEqual(JSON.parse(call.body), {
      type: 'desk.notified', id: 'abc:1:0/0', desk: 'duty-desk',
      text: '新线索 T123\n请处理', at: '2026-03-02T02:00:00.000Z',
    })
  })

  it('sends unsigned where no secret is set', async () => {
    await notifier().tell(word('0'))
    assert.equal(calls[0]?.headers['webhook-signature'], undefined)
  })

  it('fails with a code when the desk does not answer 2xx', async () => {
    status = 500
    await assert.rejects(notifier().tell(word('0')), { code: 'NOTIFY_WEBHOOK_REFUSED' })
  })
})

describe('the ways of telling a desk', () => {
  const both = desk([{ email: 'duty@police.example' }, { webhook: 'http://127.0.0.1:9/' }])
  const way = async (): Promise<void> => {}

  for (const [title, ways, expected] of [
    ['are all that are set up', { mail: way, webhook: way }, ['0', '1']],
    ['leave out mail without a mail server', { webhook: way }, ['1']],
    ['are none where nothing is set up', {}, []],
  ] as const) {
    it(title, () => assert.deepEqual(createNotifier([both], ways, silence).ways('duty-desk'), expected))
  }

  it('are none for a desk that does not exist', () => {
    assert.deepEqual(createNotifier([both], { mail: way }, silence).ways('other'), [])
  })
})
