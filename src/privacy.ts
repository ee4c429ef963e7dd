// The report on privacy: every field that residents are asked for, its purpose, where its answer lies and when it leaves.

import { DRAFT_KEPT } from './engine/questions/timing.ts'
import { fieldsOf, type Field } from './flows/fields.ts'
import { createTranslator } from './i18n/translator.ts'
import { CONSENTS_STAY, CONVERSATIONS_STAY, DONE_STAYS, LOOSE_MEDIA_STAY, QUESTIONS_STAY, WAITING_STAYS } from './lib/stays.ts'
import { HOUR, readSpan } from './lib/time.ts'
import type { Department } from './ports/department.ts'
import type { FiledIn } from './ports/services.ts'
import type { Files } from './files.ts'
import { declaredServices } from './declared.ts'

/** A place where something lies, always sealed; `after` ms from the moment that `from` names, it leaves by itself. */
export type Place = {
  readonly place: 'conversation' | 'media' | FiledIn
  readonly after: number
  readonly from: 'asked' | 'closed' | 'day' | 'came'
  /** What the department names as the reason for so long. */
  readonly source?: string
  /** It stays longer than the flow declares. */
  readonly longer?: true
}

/** A field with all that is said of it. */
export type PrivacyField = Omit<Field, 'why' | 'services' | 'expires'> & {
  /** The question as residents are asked it. */
  readonly asked: string
  /** Why it is asked for; left out where nothing says so. */
  readonly purpose?: string
  readonly places: readonly Place[]
}

/** What the house keeps beside answers. `after` in ms; left out where it is as long as `with`, or not by time. */
export type HouseField = {
  readonly what:
    | 'platform-id' | 'messages' | 'consent' | 'keys' | 'link' | 'code'
    | 'media' | 'sending' | 'sent' | 'question' | 'tries' | 'agreed'
  readonly how: 'sealed' | 'hashed' | 'hashed-sealed'
  readonly after?: number
  readonly with?: 'conversation' | 'record'
}

/** The report. */
export type Privacy = { readonly language: string; readonly fields: readonly PrivacyField[]; readonly house: readonly HouseField[] }

const HOUSE: readonly HouseField[] = [
  { what: 'platform-id', how: 'hashed-sealed', after: CONVERSATIONS_STAY, with: 'conversation' },
  { what: 'messages', how: 'sealed', after: CONVERSATIONS_STAY, with: 'conversation' },
  { what: 'consent', how: 'sealed', with: 'record' },
  { what: 'keys', how: 'sealed', after: HOUR },
  { what: 'link', how: 'hashed', with: 'record' },
  { what: 'code', how: 'hashed-sealed', with: 'record' },
  { what: 'media', how: 'sealed', after: LOOSE_MEDIA_STAY },
  { what: 'sending', how: 'sealed', after: WAITING_STAYS },
  { what: 'sent', how: 'hashed', after: DONE_STAYS },
  { what: 'question', how: 'sealed', after: QUESTIONS_STAY },
  { what: 'tries', how: 'hashed' },
  { what: 'agreed', how: 'hashed', after: CONSENTS_STAY },
]

/** Writes the report on what a department's files ask for. */
export function reportPrivacy({ flows, locales, department }: Files, languages: readonly string[], language: string): Privacy {
  const translator = createTranslator(locales, languages)
  const say = (key: string): string | undefined => (translator.has(language, key) ? translator.say(language, key) : undefined)
  const filed = new Map(declaredServices().map(({ name, files }) => [name, files]))
  const fields = fieldsOf(flows, say).map(({ why, services, expires, ...field }): PrivacyField => {
    const purpose = say(why)
    const kinds = new Set(services.flatMap((service) => filed.get(service) ?? []))
    return {
      ...field, asked: say(`${field.flow}:${field.name}`) ?? '', ...(purpose !== undefined && { purpose }),
      places: placesOf(field, [...kinds], { expires, department, declared: readSpan(field.keep ?? '') }),
    }
  })
  return { language, fields, house: HOUSE }
}

type Keeping = { readonly expires: number; readonly department: Department; readonly declared: number | undefined }

function placesOf(
  { forms }: Pick<Field, 'forms'>, kinds: readonly FiledIn[], { expires, department, declared }: Keeping,
): readonly Place[] {
  const records = kinds.map((kind): Place => {
    if (kind === 'question') return { place: kind, after: QUESTIONS_STAY, from: 'day' }
    const { keep, 'keep-source': source } = department.clocks[kind]
    return { place: kind, after: keep, from: 'closed', source, ...(declared !== undefined && keep > declared && { longer: true }) }
  })
  const isMedium = forms.includes('image') || forms.includes('voice')
  return [
    // What is unfinished goes with its draft, or sooner if it is to be kept for less.
    { place: 'conversation', after: Math.min(expires + DRAFT_KEPT, Math.max(expires, declared ?? Infinity)), from: 'asked' },
    ...(isMedium ? [{ place: 'media', after: LOOSE_MEDIA_STAY, from: 'came' } as const] : []),
    ...records,
  ]
}

/** The fields of open questions that do not say what they are for, or for how long. */
export function undeclared({ fields }: Privacy): readonly PrivacyField[] {
  return fields.filter(({ forms, purpose, keep }) =>
    !forms.includes('choose') && !forms.includes('confirm') && (purpose === undefined || keep === undefined))
}
