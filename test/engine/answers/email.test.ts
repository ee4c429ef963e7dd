// Addresses of e-mail.

import { email } from '../../../src/engine/answers/email.ts'
import { finds, table } from './ask.ts'

describe('an e-mail address', () => {
  const NO = 'x not-an-email'
  table(email, [
    ['a@b.cn', 'a@b.cn'],
    ['wang.xiaoming@example.com', 'wang.xiaoming@example.com'],
    ['邮箱是wang@example.com', 'wang@example.com'],
    ['wang＠example.com', 'wang@example.com'],
    ['wang@example。com', 'wang@example.com'],
    ['12345@qq.com', '12345@qq.com'],
    ['my mail: a+b@mail.example.com.cn, thanks', 'a+b@mail.example.com.cn'],
    ['Wang@Example.com', 'Wang@Example.com'],
    ['a@b.cn或c@d.cn', ['?', 'a@b.cn', 'c@d.cn']],
    ['a_b@ex-ample.org', 'a_b@ex-ample.org'],
    ['<a@b.cn>', 'a@b.cn'],
    ['a@b', NO],
    ['a.b.cn', NO],
    ['@b.cn', NO],
    ['a@-b.cn', NO],
    ['a@b..cn', NO],
    ['a..b@c.cn', NO],
    ['没有', NO],
    ['[微笑]', NO],
    ['', NO],
    ['😀', NO],
    ['13800138000', NO],
    ['a @ b', NO],
    ['微信', NO],
    ['a@b.c', NO],
    ['a.@b.cn', NO],
    ['qq12345', NO],
    ['不想留', NO],
    ['www.example.com', NO],
    ['a@b.cn1', NO],
  ])
  finds(email, [['发到a@b.cn吧', ['a@b.cn']], ['没有邮箱', []]])
})
