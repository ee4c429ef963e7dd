// Tells a desk by e-mail over SMTP. The message holds what the flow's notice says, never what a resident wrote.

import type { Transporter } from 'nodemailer'
import { Fault } from '../lib/faults.ts'
import type { Way } from './notifier.ts'

/** Creates the way by mail; `url` is SMTP_URL, `from` MAIL_FROM. */
export function createMail(url: string, from: string): Way {
  let transport: Promise<Transporter> | undefined
  const host = from.replace(/^.*@/, '').replace(/>.*$/, '')

  return async (address, word) => {
    const [subject = ''] = word.text.split('\n')
    try {
      transport ??= connect(url)
      await (await transport).sendMail({
        from,
        to: address,
        subject: subject.slice(0, 120),
        text: word.text,
        date: new Date(word.at),
        messageId: `<${word.id.replace(/[^\w.-]/g, '.')}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    } catch (cause) {
      throw new Fault('NOTIFY_MAIL_REFUSED', { about: word.desk, cause })
    }
  }
}

// Loaded with the first mail: most houses send none.
async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000,
    disableFileAccess: true, disableUrlAccess: true,
  })
}
