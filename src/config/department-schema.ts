// What the department's files may hold. Lengths and spans are read afterwards; here is their form.

const names = {
  type: 'object',
  properties: { 'zh-CN': { type: 'string', minLength: 1 } },
  required: ['zh-CN'],
  additionalProperties: { type: 'string' },
} as const

const id = {
  type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', $comment: 'small letters, digits and dashes, such as front-desk',
} as const
const time = {
  type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$', $comment: 'a time of day in quotes, such as "09:00"',
} as const
const day = { type: 'string', format: 'date', $comment: 'a day such as 2026-03-04' } as const
const span = { type: 'string', pattern: '^[0-9]{1,5}(s|min|h|d|y)$', $comment: 'a span such as 15min, 2h, 14d or 2y' } as const
const text = { type: 'string', minLength: 1 } as const

const hours = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: {
      days: {
        $comment: 'workdays, every-day, or days from 1 (Monday) to 7 such as [1, 3]',
        anyOf: [
          { type: 'string', enum: ['workdays', 'every-day'] },
          { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1, maximum: 7 } },
        ],
      },
      from: time,
      to: time,
    },
    required: ['days', 'from', 'to'],
    additionalProperties: false,
  },
} as const

const place = {
  type: 'object',
  properties: {
    lat: { type: 'number', minimum: -90, maximum: 90 },
    lng: { type: 'number', minimum: -180, maximum: 180 },
  },
  required: ['lat', 'lng'],
  additionalProperties: false,
} as const

// The departments that the guide's procedures name.
const serves = {
  type: 'array',
  uniqueItems: true,
  items: { type: 'string', enum: ['hukou', 'exit-entry', 'traffic', 'public-order', 'case', 'cyber', 'legal'] },
} as const

/** A list in each language. */
const lists = {
  type: 'object',
  properties: { 'zh-CN': { type: 'array', items: text } },
  required: ['zh-CN'],
  additionalProperties: { type: 'array', items: text },
} as const

/** units.yaml */
export const unitsSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: { id, name: names, also: lists, address: names, phone: text, hours, place, serves },
    required: ['id', 'name', 'address', 'phone', 'hours'],
    additionalProperties: false,
  },
} as const

/** desks.yaml */
export const desksSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id, name: names, unit: id, hours,
      tell: {
        type: 'array',
        items: {
          $comment: '{ email: ADDRESS } or { webhook: ADDRESS }',
          anyOf: [
            {
              type: 'object', required: ['email'], additionalProperties: false,
              properties: { email: { type: 'string', format: 'email', $comment: 'a mail address' } },
            },
            {
              type: 'object', required: ['webhook'], additionalProperties: false,
              properties: { webhook: { type: 'string', pattern: '^https?://', $comment: 'an address that begins with https://' } },
            },
          ],
        },
      },
    },
    required: ['id', 'name', 'unit', 'hours', 'tell'],
    additionalProperties: false,
  },
} as const

/** services.yaml */
export const servicesSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id, name: names,
      units: { type: 'array', minItems: 1, uniqueItems: true, items: id },
      length: span, seats: { type: 'integer', minimum: 1, maximum: 200 }, each: { type: 'integer', minimum: 1, maximum: 200 },
      windows: hours, horizon: span, notice: span,
      also: lists, bring: lists, guide: id,
    },
    required: ['id', 'name', 'units', 'length', 'seats', 'windows', 'horizon', 'notice', 'bring'],
    additionalProperties: false,
  },
} as const

const clock = {
  type: 'object',
  properties: {
    span: { type: 'integer', minimum: 1, maximum: 1000 },
    unit: { type: 'string', enum: ['hour', 'day', 'working-day'] },
    source: text,
  },
  required: ['span', 'unit', 'source'],
  additionalProperties: false,
} as const

const clocks = {
  type: 'object',
  properties: { acknowledge: clock, triage: clock, 'first-answer': clock, result: clock, keep: span, 'keep-source': text },
  required: ['acknowledge', 'triage', 'first-answer', 'result', 'keep', 'keep-source'],
  additionalProperties: false,
} as const

const keeping = {
  type: 'object',
  properties: { keep: span, 'keep-source': text },
  required: ['keep', 'keep-source'],
  additionalProperties: false,
} as const

/** clocks.yaml */
export const clocksSchema = {
  type: 'object',
  properties: { tip: clocks, complaint: clocks, message: clocks, appointment: keeping, case: keeping },
  required: ['tip', 'complaint', 'message', 'appointment', 'case'],
  additionalProperties: false,
} as const

/** calendar/<year>.yaml */
export const yearSchema = {
  type: 'object',
  properties: {
    year: { type: 'integer', minimum: 2020, maximum: 2100 },
    notice: text,
    holidays: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { from: day, to: day, name: text },
        required: ['from', 'to', 'name'],
        additionalProperties: false,
      },
    },
    workdays: { type: 'array', uniqueItems: true, items: day },
  },
  required: ['year', 'notice', 'holidays', 'workdays'],
  additionalProperties: false,
} as const

/** notices.yaml */
export const noticesSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      about: { type: 'string', enum: ['reply', 'reminder', 'state'] },
      template: { type: 'string', pattern: '^[A-Za-z0-9_-]{0,64}$', $comment: 'the id of a template from the console' },
      kind: { type: 'string', enum: ['one-time', 'long-term'] },
      fields: { type: 'object', minProperties: 1, additionalProperties: { anyOf: [text, names] } },
    },
    required: ['about', 'template', 'kind', 'fields'],
    additionalProperties: false,
  },
} as const
