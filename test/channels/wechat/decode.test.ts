// Every kind of message and every event that WeChat sends, and what becomes of it.

import assert from 'node:assert/strict'
import { decode } from '../../../src/channels/wechat/decode.ts'
import { readXml } from '../../../src/channels/xml.ts'
import { NOW, textXml, xmlOf } from './platform.ts'

const read = (xml: string) => {
  const root = readXml(xml)
  assert.ok(root)
  return decode(root, NOW)
}
const outcomeOf = (xml: string) => {
  const decoded = read(xml)
  if (decoded?.kind === 'noted') return decoded.consents
  return decoded?.kind === 'heard' ? decoded.inbound.said : decoded?.what
}
const event = (Event: string, more = {}) => xmlOf({ MsgType: 'event', Event, ...more })
const nested = (name: string, inner: string) => event(name, { EventKey: 'k' }).replace('</xml>', `${inner}</xml>`)
const location = (x: string, y: string, Label = '') => xmlOf({ MsgType: 'location', Location_X: x, Location_Y: y, Scale: '16', Label })

describe('wechat decode', () => {
  for (const [title, xml, expected] of [
    ['a text', textXml('你好'), { kind: 'text', text: '你好' }],
    ['a text with blanks around it', textXml('  2 \n'), { kind: 'text', text: '  2 \n' }],
    ['an empty text', textXml(''), { kind: 'text', text: '' }],
    ['a text with a control character', textXml('a\u0008b'), { kind: 'text', text: 'ab' }],
    ['a tap on an offered option', xmlOf({ MsgType: 'text', Content: '交通', bizmsgmenuid: 'opt_2', MsgId: '1' }),
      { kind: 'text', text: '交通', option: 'opt_2' }],
    ['a sticker', textXml('【收到不支持的消息类型，暂无法显示】'), { kind: 'other', what: 'sticker' }],
    ['a picture', xmlOf({ MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/a', MediaId: 'm' }),
      { kind: 'image', url: 'http://mmbiz.qpic.cn/a', also: 'wechat-media:m' }],
    ['a picture without address', xmlOf({ MsgType: 'image', MediaId: 'm' }), { kind: 'image', url: 'wechat-media:m' }],
    ['a voice message', xmlOf({ MsgType: 'voice', MediaId: 'v', Format: 'amr', Recognition: '' }),
      { kind: 'voice', url: 'wechat-media:v' }],
    ['a recognised voice message', xmlOf({ MsgType: 'voice', MediaId: 'v', Format: 'amr', Recognition: '我要报案。' }),
      { kind: 'voice', url: 'wechat-media:v', transcript: '我要报案。' }],
    ['a video', xmlOf({ MsgType: 'video', MediaId: 'v', ThumbMediaId: 't' }), { kind: 'other', what: 'video' }],
    ['a short video', xmlOf({ MsgType: 'shortvideo', MediaId: 'v' }), { kind: 'other', what: 'video' }],
    ['a place', location('30.274085', '120.155070', '西湖区'), { kind: 'place', lat: 30.274085, lng: 120.15507, label: '西湖区' }],
    ['a place without a name', location('-30', '-120.5'), { kind: 'place', lat: -30, lng: -120.5, label: '' }],
    ['a link', xmlOf({ MsgType: 'link', Title: 't', Url: 'https://x' }), { kind: 'other', what: 'link' }],
    ['a file', xmlOf({ MsgType: 'file', Title: 'a.pdf', FileKey: 'k' }), { kind: 'other', what: 'file' }],
    ['a mini program card', xmlOf({ MsgType: 'miniprogrampage', Title: 't' }), { kind: 'other', what: 'card' }],
    ['following', event('subscribe', { EventKey: '' }), { kind: 'event', event: 'subscribe' }],
    ['following by a code', event('subscribe', { EventKey: 'qrscene_window_3', Ticket: 't' }),
      { kind: 'event', event: 'subscribe', scene: 'window_3' }],
    ['leaving', event('unsubscribe'), { kind: 'event', event: 'unsubscribe' }],
    ['a scan', event('SCAN', { EventKey: 'window_3' }), { kind: 'event', event: 'scan', scene: 'window_3' }],
    ['a scan in small letters', event('scan', { EventKey: '123' }), { kind: 'event', event: 'scan', scene: '123' }],
    ['a tap on the menu', event('CLICK', { EventKey: 'SUBMIT_TIP' }), { kind: 'menu', key: 'SUBMIT_TIP' }],
    ['a scan from the menu that waits for a reply', nested('scancode_waitmsg', '<ScanCodeInfo><ScanType>qr</ScanType></ScanCodeInfo>'),
      { kind: 'menu', key: 'k' }],
    ['a closed account', event('user_authorization_cancellation', { OpenID: 'oGone' }), { kind: 'event', event: 'unsubscribe' }],
  ] as const) {
    it(`hears ${title}`, () => {
      assert.deepEqual(outcomeOf(xml), expected)
    })
  }

  for (const [name, xml] of [
    ['location', event('LOCATION', { Latitude: '30.1', Longitude: '120.1', Precision: '40' })],
    ['view', event('VIEW', { EventKey: 'https://x', MenuId: '1' })],
    ['view_miniprogram', event('view_miniprogram', { EventKey: 'pages/a' })],
    ['scancode_push', nested('scancode_push', '<ScanCodeInfo><ScanType>qr</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>')],
    ['pic_sysphoto', nested('pic_sysphoto',
      '<SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList></SendPicsInfo>')],
    ['pic_photo_or_album', event('pic_photo_or_album')], ['pic_weixin', event('pic_weixin')],
    ['location_select', nested('location_select', '<SendLocationInfo><Location_X>1</Location_X></SendLocationInfo>')],
    ['templatesendjobfinish', event('TEMPLATESENDJOBFINISH', { MsgID: '1', Status: 'failed:user block' })],
    ['masssendjobfinish', event('MASSSENDJOBFINISH', { MsgID: '1', Status: 'send success' })],
    ['publishjobfinish', nested('PUBLISHJOBFINISH', '<PublishEventInfo><publish_id>1</publish_id></PublishEventInfo>')],
    ['subscribe_msg_popup_event', nested('subscribe_msg_popup_event',
      '<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId></List><List><TemplateId>b</TemplateId></List></SubscribeMsgPopupEvent>')],
    ['subscribe_msg_change_event', event('subscribe_msg_change_event')],
    ['subscribe_msg_sent_event', event('subscribe_msg_sent_event')],
    ['kf_create_session', event('kf_create_session', { KfAccount: 'a@b' })], ['kf_close_session', event('kf_close_session')],
    ['kf_switch_session', event('kf_switch_session')], ['user_info_modified', event('user_info_modified')],
    ['user_authorization_revoke', event('user_authorization_revoke', { RevokeInfo: '206' })],
    ['verify_expired', event('verify_expired')], ['annual_renew', event('annual_renew')],
    ['unknown-event', event('card_pass_check')], ['unknown-event', event('constructor')], ['unknown-event', event('')],
    ['odd-event', event('CLICK', { EventKey: '' })],
  ] as const) {
    it(`takes note of ${name} (${/<Event><!\[CDATA\[(.*?)\]/.exec(xml)?.[1] ?? 'no event'})`, () => {
      assert.equal(outcomeOf(xml), name)
    })
  }

  for (const xml of [
    xmlOf({ MsgType: 'hologram' }), xmlOf({ MsgType: '__proto__' }), xmlOf({ MsgType: 'text', MsgId: '1' }), xmlOf({ MsgType: 'image' }),
    xmlOf({ MsgType: 'voice' }), location('north', '120'), location('91', '120'), location('1e1', '120'),
  ]) {
    it(`hears what it cannot read, to be answered: ${/<MsgType>.*(?=<.xml>)/.exec(xml)?.[0]}`, () => {
      assert.deepEqual(outcomeOf(xml), { kind: 'other', what: 'unknown' })
    })
  }

  for (const [title, xml] of [
    ['no sender', '<xml><ToUserName>gh_1</ToUserName><MsgType>text</MsgType></xml>'],
    ['no receiver', '<xml><FromUserName>o1</FromUserName><MsgType>text</MsgType></xml>'],
    ['no kind', '<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName></xml>'],
    ['an empty sender', xmlOf({ FromUserName: '', MsgType: 'text' })],
    ['a sender with strange characters', xmlOf({ FromUserName: 'o1"><x', MsgType: 'text' })],
    ['two senders', textXml('a').replace('</xml>', '<FromUserName>o2</FromUserName></xml>')],
    ['two contents', textXml('a').replace('</xml>', '<Content>b</Content></xml>')],
    ['a sender of elements', '<xml><ToUserName>gh_1</ToUserName><FromUserName><a>o1</a></FromUserName><MsgType>text</MsgType></xml>'],
  ] as const) {
    it(`cannot read a push with ${title}`, () => {
      assert.equal(read(xml), undefined)
    })
  }

  const list = (template: string, status: string) =>
    `<List><TemplateId><![CDATA[${template}]]></TemplateId><SubscribeStatusString>${status}</SubscribeStatusString><PopupScene>2</PopupScene></List>`
  const within = (name: string, ...inner: readonly string[]) => inner.map((each) => `<${name}>${each}</${name}>`).join('')
  for (const [title, xml, expected] of [
    ['one list', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a', 'accept'))), [{ template: 'a', act: 'agreed' }]],
    ['several lists', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a', 'accept') + list('b', 'reject'))),
      [{ template: 'a', act: 'agreed' }, { template: 'b', act: 'declined' }]],
    ['several outer elements', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a', 'accept'), list('b', 'accept'))),
      [{ template: 'a', act: 'agreed' }, { template: 'b', act: 'agreed' }]],
    ['no list around it', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a', 'accept').slice(6, -7))), [{ template: 'a', act: 'agreed' }]],
    ['a change of mind', nested('subscribe_msg_change_event', within('SubscribeMsgChangeEvent', list('a', 'reject') + list('b', 'accept'))),
      [{ template: 'a', act: 'withdrawn' }, { template: 'b', act: 'allowed' }]],
    ['a notice that nobody wanted', nested('subscribe_msg_sent_event',
      within('SubscribeMsgSentEvent', '<List><TemplateId>a</TemplateId><MsgID>1864323726461255680</MsgID><ErrorCode>43101</ErrorCode></List>')),
    [{ template: 'a', act: 'withdrawn' }]],
    ['a notice that was sent', nested('subscribe_msg_sent_event',
      within('SubscribeMsgSentEvent', '<List><TemplateId>a</TemplateId><ErrorCode>0</ErrorCode></List>')), 'subscribe_msg_sent_event'],
    ['a status that is none', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a', 'maybe'))), 'subscribe_msg_popup_event'],
    ['a template with strange characters', nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list('a.$b', 'accept'))), 'subscribe_msg_popup_event'],
  ] as const) {
    it(`notes consents told with ${title}`, () => assert.deepEqual(outcomeOf(xml), expected))
  }
  it('takes two consents of one second for two', () => {
    const [one, other] = ['a', 'b'].map((template) => nested('subscribe_msg_popup_event', within('SubscribeMsgPopupEvent', list(template, 'accept'))))
    assert.notEqual(read(one ?? '')?.id, read(other ?? '')?.id)
  })

  it('takes time and sender from the push, and now where it has no time', () => {
    const decoded = read(textXml('a'))
    assert.ok(decoded?.kind === 'heard')
    assert.equal(decoded.inbound.at, 1_772_500_507_000)
    assert.equal(decoded.inbound.from, 'oABCD1234efgh5678ijkl9012mn')
    const timeless = read(xmlOf({ CreateTime: 'soon', MsgType: 'text', Content: 'a' }))
    assert.ok(timeless?.kind === 'heard')
    assert.equal(timeless.inbound.at, NOW)
  })

  it('hears of a closed account from the one who closed it', () => {
    const decoded = read(event('user_authorization_cancellation', { OpenID: 'oGone' }))
    assert.ok(decoded?.kind === 'heard')
    assert.equal(decoded.inbound.from, 'oGone')
  })

  for (const [title, one, other, same] of [
    ['the same message again', textXml('a', '1'), textXml('a', '1'), true],
    ['the same message in other dress', textXml('a', '1'), `<xml>\n${textXml('a', '1').slice(5)}`, true],
    ['another message id', textXml('a', '1'), textXml('a', '2'), false],
    ['ids that differ beyond 2^53', textXml('a', '9223372036854775807'), textXml('a', '9223372036854775806'), false],
    ['another text under the same id', textXml('a', '1'), textXml('b', '1'), false],
    ['two events of one second', event('subscribe'), event('SCAN', { EventKey: 'x' }), false],
    ['two taps of one second on two items', event('CLICK', { EventKey: 'A' }), event('CLICK', { EventKey: 'B' }), false],
    ['two texts of one second without ids', xmlOf({ MsgType: 'text', Content: 'a' }), xmlOf({ MsgType: 'text', Content: 'b' }), false],
    ['the same event a second later', event('subscribe'), event('subscribe', { CreateTime: '1772500508' }), false],
    ['another sender', textXml('a', '1'), xmlOf({ FromUserName: 'o2', MsgType: 'text', Content: 'a', MsgId: '1' }), false],
  ] as const) {
    it(`gives ${same ? 'one id' : 'two ids'} to ${title}`, () => {
      assert.equal(read(one)?.id === read(other)?.id, same)
    })
  }
})
