// All forms of answer by the name that a flow gives them: `as: date`. A choice is read by options.ts.

import { caseNumber } from './case-number.ts'
import { code } from './code.ts'
import { confirm } from './confirm.ts'
import { consent } from './consent.ts'
import { date } from './date.ts'
import { email } from './email.ts'
import type { Form } from './form.ts'
import { idNumber } from './id-number.ts'
import { image } from './image.ts'
import { name } from './name.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { place } from './place.ts'
import { plate } from './plate.ts'
import { tail } from './tail.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { voice } from './voice.ts'
import { when } from './when.ts'

/** The forms of answer. */
export const forms: { readonly [name: string]: Form } = {
  text, name, number, phone, date, time, when, place, image, voice, code, plate, email, confirm, consent,
  tail,
  'case-number': caseNumber,
  'id-number': idNumber,
}
