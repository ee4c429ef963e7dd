// What residents have agreed to, as the platform's events tell it: one list or several, of one template each.

import type { ConsentAct } from '../../ports/consents.ts'
import { fieldsOf, type Element } from '../xml.ts'

/** What a resident has done about one template. */
export type Consent = { readonly template: string; readonly act: ConsentAct }

type Fields = { readonly [name: string]: string | null }

const READERS: ReadonlyMap<string, (fields: Fields) => ConsentAct | undefined> = new Map([
  ['subscribe_msg_popup_event', (fields: Fields) => actOf(fields, 'agreed', 'declined')],
  ['subscribe_msg_change_event', (fields: Fields) => actOf(fields, 'allowed', 'withdrawn')],
  // Only what failed for want of consent says anything that we did not know.
  ['subscribe_msg_sent_event', ({ ErrorCode }: Fields) => (ErrorCode === '43101' ? 'withdrawn' : undefined)],
])

/** No event tells of more templates than these. */
const MOST = 20

/** Reads the consents of an event by its name in lower case; undefined if it is none that tells of them. */
export function readConsents(name: string, root: Element): readonly Consent[] | undefined {
  const read = READERS.get(name)
  if (!read) return undefined
  return listsIn(root).slice(0, MOST).flatMap((list): readonly Consent[] => {
    const fields = fieldsOf(list)
    const template = fields['TemplateId']
    const act = read(fields)
    return act && template && /^[A-Za-z0-9_-]{1,64}$/.test(template) ? [{ template, act }] : []
  })
}

/** The lists within the event's element, of which there may be several, too. */
function listsIn({ children }: Element): readonly Element[] {
  const outer = children.filter(({ name }) => /^SubscribeMsg\w{1,20}Event$/i.test(name))
  return outer.flatMap((each) => {
    const lists = each.children.filter(({ name }) => name === 'List')
    return lists.length > 0 ? lists : [each]
  })
}

function actOf(fields: Fields, accepted: ConsentAct, rejected: ConsentAct): ConsentAct | undefined {
  const { SubscribeStatusString: said } = fields
  return said === 'accept' ? accepted : said === 'reject' ? rejected : undefined
}
