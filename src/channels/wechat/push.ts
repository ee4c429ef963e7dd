// The fields of a push that we read, all of them strings: ids and numbers would lose digits as anything else.

import type { FromSchema } from 'json-schema-to-ts'

const text = { type: 'string' } as const

/** What a push must and may hold. Unknown fields are left alone: the platform adds some from time to time. */
export const pushSchema = {
  type: 'object',
  properties: {
    ToUserName: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
    FromUserName: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
    MsgType: { type: 'string', minLength: 1, maxLength: 64 },
    CreateTime: text,
    MsgId: text,
    Content: text,
    bizmsgmenuid: text,
    PicUrl: text,
    MediaId: text,
    Recognition: text,
    Location_X: text,
    Location_Y: text,
    Label: text,
    Event: text,
    EventKey: text,
    OpenID: text,
  },
  required: ['ToUserName', 'FromUserName', 'MsgType'],
} as const

/** A push as its schema has read it. */
export type Push = FromSchema<typeof pushSchema>
