// Hostile JSON for Weibo's webhook: what cannot be read, and what is JSON but odd.

import { all, RAW, type Hostile } from './body.ts'

/** A push by its members, each as JSON text; undefined leaves one out. */
export type Deed = (members?: { readonly [name: string]: string | undefined }) => string

/** Creates the writer of pushes to an account. */
export function createDeed(account: string, uid: string, createdAt: string): Deed {
  const head = { type: '"text"', receiver_id: account, sender_id: uid, created_at: `"${createdAt}"`, text: '"hi"', data: '{}' }
  return (members = {}) => {
    const written = Object.entries({ ...head, ...members }).filter(([, json]) => json !== undefined)
    return `{${written.map(([name, json]) => `"${name}":${json}`).join(',')}}`
  }
}

/** What cannot be read. */
export function unreadable(deed: Deed): readonly Hostile[] {
  const whole = deed()
  return [...RAW, ...all('refuse', {
    'half a push': whole.slice(0, whole.length / 2), 'an opening': '{', 'words behind the push': `${whole}hi`,
    'two pushes': whole + whole, 'a comma too many': whole.replace('}}', '},}'),
    'single quotes': whole.replaceAll('"', "'"), 'a comment': whole.replace('{', '{/* hi */'),
    'a key without quotes': whole.replace('"type"', 'type'),
    'NaN': deed({ text: 'NaN' }), 'undefined': deed({ text: 'undefined' }),
    'a hexadecimal number': deed({ sender_id: '0x10' }), 'a number with a leading zero': deed({ sender_id: '0123' }),
    'a line end in a text': deed({ text: '"a\nb"' }), 'a NUL in a text': deed({ text: '"a\0b"' }),
    'half an escape': deed({ text: '"\\u12"' }), 'an escape that is none': deed({ text: '"\\x41"' }),
    'bytes that are no UTF-8': Buffer.concat([Buffer.from(whole.slice(0, -2)), Buffer.from('fffe', 'hex'), Buffer.from('"}')]),
    'UTF-16': Buffer.from(`\uFEFF${whole}`, 'utf16le'),
    'a hundred thousand openings': '['.repeat(60_000), 'objects without an end': '{"a":'.repeat(10_000),
    'a text without an end': deed({ text: `"${'a'.repeat(60_000)}` }).slice(0, 60_000),
    'a push of 256 kB': deed({ text: `"${'a'.repeat(256 * 1024)}"` }),
    'a DOCTYPE': '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><Content>&x;</Content></xml>',
    'XML of another root': '<message><MsgType>text</MsgType></message>',
    'XML that is not closed': '<xml><MsgType>text',
  })]
}

/** What the papers leave open. */
export function open(deed: Deed): readonly Hostile[] {
  return all('either', {
    'a list': '[]', 'a text': '"hi"', 'a number': '1', 'null': 'null', 'an empty object': '{}',
    'ten thousand lists deep': deed({ data: `${'['.repeat(10_000)}${']'.repeat(10_000)}` }),
    'ten thousand objects deep': deed({ data: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` }),
    'a byte order mark': `\uFEFF${deed()}`, 'a member twice': deed({ text: '"a","text":"b"' }),
    'no sender': deed({ sender_id: undefined }), 'a sender that is null': deed({ sender_id: 'null' }),
    'a sender that is an object': deed({ sender_id: '{"$gt":""}' }),
    'a sender below nothing': deed({ sender_id: '-1' }),
    'a sender with a fraction': deed({ sender_id: '1.5' }), 'a sender with an exponent': deed({ sender_id: '3e9' }),
    'a sender beyond all numbers': deed({ sender_id: '1e999' }),
    'a sender of forty digits': deed({ sender_id: '9'.repeat(40) }),
    'a sender that is a path': deed({ sender_id: '"../../etc/passwd"' }),
    'no receiver': deed({ receiver_id: undefined }),
    'no type': deed({ type: undefined }), 'a type that is a number': deed({ type: '1' }),
    'a type that is null': deed({ type: 'null' }), 'a text that is an object': deed({ text: '{}' }),
    'a text that is a number': deed({ text: '1' }),
    'data that are a number': deed({ data: '1' }),
    'a subtype that is an object': deed({ type: '"event"', data: '{"subtype":{}}' }),
  })
}

/** What is JSON, and odd. */
export function odd(deed: Deed): readonly Hostile[] {
  const event = (data: string): string => deed({ type: '"event"', data })
  return all('take', {
    'a type that nobody knows': deed({ type: '"hologram"' }),
    'a type named like a part of objects': deed({ type: '"__proto__"' }),
    'an event that nobody knows': event('{"subtype":"dance"}'),
    'an event without a subtype': event('{}'),
    'an event named like a part of objects': event('{"subtype":"constructor"}'),
    'a click without a key': event('{"subtype":"click"}'),
    'a click on a part of objects': event('{"subtype":"click","key":"__proto__"}'),
    'a click with ten thousand letters': event(`{"subtype":"click","key":"${'K'.repeat(10_000)}"}`),
    'a scan of nothing': event('{"subtype":"scan"}'),
    'a scan of an odd code': event('{"subtype":"scan_follow","key":"___","ticket":""}'),
    'no data': deed({ data: undefined }), 'data that are null': deed({ data: 'null' }),
    'data that are an empty text': deed({ data: '""' }),
    'data in a text': deed({ type: '"position"', data: '"{\\"longitude\\":\\"120.1\\",\\"latitude\\":\\"30.2\\"}"' }),
    'data that are a list': deed({ data: '[]' }), 'no text': deed({ text: undefined }),
    'a text that is null': deed({ text: 'null' }),
    'an empty text': deed({ text: '""' }), 'six thousand characters': deed({ text: `"${'中'.repeat(6000)}"` }),
    'a thousand families': deed({ text: `"${'👨‍👩‍👧'.repeat(1000)}"` }),
    'half a character, escaped': deed({ text: '"a\\ud800b"' }), 'a NUL, escaped': deed({ text: '"a\\u0000b"' }),
    'invisible characters': deed({ text: '"\u200B\u202E\u2066"' }),
    'a script': deed({ text: '"<script>alert(1)</script>"' }),
    'an operator': deed({ text: '"{\\"$gt\\":\\"\\"}"' }), 'a template': deed({ text: '"{{constructor}}${1+1}"' }),
    'ids as texts': deed().replace(/"(sender|receiver)_id":(\d+)/g, '"$1_id":"$2"'),
    'an id of nineteen digits': deed({ id: '5612814510546515491' }),
    'members named like parts of objects': deed({ ['__proto__' as string]: '{"admin":true}', constructor: '{"prototype":{}}' }),
    'three thousand unknown members': deed(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`m${i}`, '1']))),
    'no time': deed({ created_at: undefined }), 'a time of letters': deed({ created_at: '"now"' }),
    'a time that is a number': deed({ created_at: '1772500507' }),
    'a day that does not exist': deed({ created_at: '"Tue Feb 31 25:61:61 +0800 2026"' }),
    'a place without a place': deed({ type: '"position"' }),
    'a place in numbers': deed({ type: '"position"', data: '{"longitude":120.1,"latitude":30.2}' }),
    'a place off the map': deed({ type: '"position"', data: '{"longitude":"999","latitude":"-999"}' }),
    'a place without numbers': deed({ type: '"position"', data: '{"longitude":"NaN","latitude":""}' }),
    'a picture without an id': deed({ type: '"image"' }),
    'a picture with an id of letters': deed({ type: '"image"', data: '{"tovfid":"../x"}' }),
    'a picture with an id below nothing': deed({ type: '"image"', data: '{"vfid":-1,"tovfid":-1}' }),
    'a voice with an id of thirty digits': deed({ type: '"voice"', data: `{"tovfid":${'9'.repeat(30)}}` }),
    'a mention of nothing': deed({ type: '"mention"', data: '{}' }),
  })
}
