// Hostile XML: what a reader must not read, and what is well formed but odd.

import { all, RAW, type Hostile } from './body.ts'

/** A message from someone: its elements by name; undefined leaves one out. */
export type Message = (elements?: { readonly [name: string]: string | undefined }) => string

/** Creates the writer of messages to an account. */
export function createMessage(account: string, openid: string, now: number): Message {
  const at = String(Math.floor(now / 1000))
  const head = { ToUserName: account, FromUserName: openid, CreateTime: at, MsgType: 'text', MsgId: '24012345678900001' }
  return (elements = {}) => {
    const written = Object.entries({ ...head, Content: 'hi', ...elements })
    return `<xml>${written.map(([name, text]) => (text === undefined ? '' : `<${name}>${text}</${name}>`)).join('')}</xml>`
  }
}

const LAUGHS = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
const bytes = (text: string, hex: string): Uint8Array => {
  const [before = '', after = ''] = text.split('%')
  return Buffer.concat([Buffer.from(before), Buffer.from(hex, 'hex'), Buffer.from(after)])
}

/** What cannot be read. */
export function unreadable(message: Message): readonly Hostile[] {
  const whole = message()
  const dtd = (inside: string): string => `<!DOCTYPE xml [${inside}]>${message({ Content: '&x;' })}`
  return [...RAW, ...all('refuse', {
    'JSON': '{"MsgType":"text","Content":"hi"}',
    'an element that is not closed': '<xml>',
    'half a message': whole.slice(0, whole.length / 2),
    'a closing that belongs to nothing': whole.replace('</Content>', '</Contents>'),
    'crossed elements': '<xml><a><b></a></b></xml>',
    'another root': whole.replaceAll('xml>', 'message>'),
    'a root in capitals': whole.replaceAll('xml>', 'XML>'),
    'a root with a prefix': whole.replaceAll('xml>', 'x:xml>'),
    'two roots': whole + whole,
    'words before the root': `hi${whole}`,
    'words behind the root': `${whole}hi`,
    'a DOCTYPE': `<!DOCTYPE xml>${whole}`,
    'an entity of its own': dtd('<!ENTITY x "boo">'),
    'a file by an entity': dtd('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    'an address by an entity': dtd('<!ENTITY x SYSTEM "http://127.0.0.1:1/x">'),
    'a parameter entity': dtd('<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p; <!ENTITY x "y">'),
    'a billion laughs': `<!DOCTYPE xml [<!ENTITY l0 "ha">${LAUGHS}]>${message({ Content: '&l9;' })}`,
    'a quadratic blow-up': `<!DOCTYPE xml [<!ENTITY x "${'a'.repeat(20_000)}">]>${message({ Content: '&x;'.repeat(5000) })}`,
    'an entity that nobody declared': message({ Content: '&nothing;' }),
    'a bare ampersand': message({ Content: 'a & b' }),
    'a bare less-than': message({ Content: 'a < b' }),
    'a reference to NUL': message({ Content: '&#0;' }),
    'a reference beyond Unicode': message({ Content: '&#x110000;' }),
    'a reference to half a character': message({ Content: '&#xD800;' }),
    'a NUL': message({ Content: 'a\0b' }),
    'CDATA without an end': message({ Content: '<![CDATA[hi' }),
    'CDATA without an end, long': message({ Content: `<![CDATA[${'a'.repeat(60_000)}` }),
    'ten thousand elements deep': `${'<xml>'.repeat(10_000)}${'</xml>'.repeat(10_000)}`,
    'ten thousand openings': '<xml>'.repeat(10_000),
    'sixty thousand brackets': '<'.repeat(60_000),
    'a message of 256 kB': message({ Content: 'a'.repeat(256 * 1024) }),
    'bytes that are no UTF-8': bytes(message({ Content: '%' }), 'fffe'),
    'an overlong slash': bytes(message({ Content: '%' }), 'c0af'),
    'half a surrogate pair in bytes': bytes(message({ Content: '%' }), 'eda080'),
    'a character cut in half': bytes(message({ Content: '%' }), 'e4b8'),
    'UTF-16': Buffer.from(`\uFEFF${whole}`, 'utf16le'),
  })]
}

/** What the papers leave open. */
export function open(message: Message): readonly Hostile[] {
  const attributes = Array.from({ length: 3000 }, (_, i) => `a${i}="1"`).join(' ')
  return all('either', {
    'no sender': message({ FromUserName: undefined }), 'an empty sender': message({ FromUserName: '' }),
    'a sender of five thousand letters': message({ FromUserName: 'o'.repeat(5000) }),
    'a sender that is a path': message({ FromUserName: '../../etc/passwd' }),
    'no receiver': message({ ToUserName: undefined }), 'no kind': message({ MsgType: undefined }),
    'an empty kind': message({ MsgType: '' }),
    'two senders': message().replace('<CreateTime>', '<FromUserName>oSecond</FromUserName><CreateTime>'),
    'two contents': message({ Content: 'a</Content><Content>b' }),
    'elements in the content': message({ Content: '<a>b</a>' }),
    'a comment': message({ Content: '<!-- hi -->' }), 'an instruction': `<?php phpinfo() ?>${message()}`,
    'three thousand attributes': message().replace('<xml>', `<xml ${attributes}>`),
    'another encoding': `<?xml version="1.0" encoding="gb2312"?>${message()}`,
    'XML 1.1': `<?xml version="1.1"?>${message()}`, 'an end of CDATA in plain text': message({ Content: ']]>' }),
    'an include': message({ Content: '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>' }),
    'a name of sixty thousand letters': message().replace('<Content>', `<${'a'.repeat(30_000)}/><Content>`),
    'elements named like parts of objects':
      message({ __proto__x: 'a', constructor: 'b', toString: 'c' }).replaceAll('__proto__x', '__proto__'),
    'an empty message': '<xml></xml>', 'a root without an end tag': '<xml/>',
  })
}

/** What is well formed, and odd. */
export function odd(message: Message): readonly Hostile[] {
  const event = (Event: string | undefined, more: { readonly [name: string]: string | undefined } = {}): string =>
    message({ MsgType: 'event', Content: undefined, MsgId: undefined, Event, ...more })
  const kind = (MsgType: string, more: { readonly [name: string]: string | undefined } = {}): string =>
    message({ MsgType, Content: undefined, ...more })
  return all('take', {
    'a kind that nobody knows': kind('hologram'), 'a kind in capitals': kind('TEXT', { Content: 'hi' }),
    'a kind named like a part of objects': kind('constructor'),
    'an event that nobody knows': event('dance'), 'an event without a name': event(undefined),
    'an event named like a part of objects': event('__proto__'),
    'a click without a key': event('CLICK'),
    'a click on a part of objects': event('CLICK', { EventKey: '__proto__' }),
    'a click with ten thousand letters': event('CLICK', { EventKey: 'K'.repeat(10_000) }),
    'a scan of nothing': event('SCAN'),
    'a follow by an odd code': event('subscribe', { EventKey: 'qrscene_' }),
    'a result of no template': event('TEMPLATESENDJOBFINISH'),
    'consent without a list': event('subscribe_msg_popup_event'),
    'consent to nothing': event('subscribe_msg_popup_event', { SubscribeMsgPopupEvent: '<List></List>' }),
    'a billion pictures': event('pic_weixin', { SendPicsInfo: '<Count>1000000000</Count><PicList></PicList>' }),
    'a scan without a result': event('scancode_waitmsg'),
    'a text without content': kind('text'), 'an empty text': message({ Content: '' }),
    'a text of blanks': message({ Content: ' \n ' }),
    'six thousand characters': message({ Content: '中'.repeat(6000) }),
    'a thousand families': message({ Content: '👨‍👩‍👧'.repeat(1000) }),
    'invisible characters': message({ Content: '\u200B\u202E\u2066\uFEFF' }),
    'a script': message({ Content: '&lt;script&gt;alert(1)&lt;/script&gt;' }),
    'a query': message({ Content: "' OR 1=1; --" }), 'an operator': message({ Content: '{"$gt":""}' }),
    'a template': message({ Content: '{{constructor}}${1+1}$t(x)' }),
    'a reply in CDATA': message({ Content: '<![CDATA[]]]]><![CDATA[></Content><Content>x]]>' }),
    'a message id of letters': message({ MsgId: 'abc' }),
    'a message id of forty digits': message({ MsgId: '9'.repeat(40) }),
    'no message id': message({ MsgId: undefined }), 'no time': message({ CreateTime: undefined }),
    'a time before all times': message({ CreateTime: '-1' }), 'a time of letters': message({ CreateTime: 'now' }),
    'a time after all times': message({ CreateTime: '9'.repeat(30) }),
    'a place off the map': kind('location', { Location_X: '999', Location_Y: '-999', Scale: '16', Label: '' }),
    'a place without numbers': kind('location', { Location_X: 'NaN', Location_Y: 'Infinity' }),
    'a place without a place': kind('location'), 'a picture without an address': kind('image'),
    'a picture in a file': kind('image', { PicUrl: 'file:///etc/passwd', MediaId: 'm' }),
    'a picture in the cloud’s own house': kind('image', { PicUrl: 'http://169.254.169.254/latest/meta-data/', MediaId: 'm' }),
    'a picture that is a script': kind('image', { PicUrl: 'javascript:alert(1)', MediaId: 'm' }),
    'a voice without anything': kind('voice'),
    'a voice that says too much': kind('voice', { MediaId: 'm', Format: 'amr', Recognition: '啊'.repeat(6000) }),
    'a link without an address': kind('link', { Title: '', Description: '' }), 'a file without a name': kind('file'),
    'a thousand unknown elements': message({ Unknown: Array(1000).fill('<a>1</a>').join('') }),
  })
}
