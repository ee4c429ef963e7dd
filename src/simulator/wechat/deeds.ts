// What a resident can do, as the fields that the platform pushes for it.

import { createHash, randomBytes } from 'node:crypto'
import { PIXEL, SILENCE, type MediaKind } from '../media.ts'
import type { Fields } from '../xml.ts'
import type { Account } from './account.ts'

/** A place on the map. */
export type Place = { readonly lat: number; readonly lng: number; readonly label?: string }

/** A link that someone shares into the chat. */
export type Link = { readonly title: string; readonly description?: string; readonly url: string }

const FILM = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(64)])

/** What a sticker arrives as. */
const STICKER = '【收到不支持的消息类型，暂无法显示】'

/** Creates the deeds of an account: each puts away what belongs to it and gives the fields of its message. */
export function createDeeds(account: Account) {
  const put = (kind: MediaKind, bytes: Uint8Array): string => account.media.put({ kind, bytes }).id
  const scanned = (scene: string, prefix: string): Fields => ({
    MsgType: 'event', Event: prefix === '' ? 'SCAN' : 'subscribe', EventKey: `${prefix}${scene}`, Ticket: ticketOf(scene),
  })
  return {
    text: (text: string): Fields => ({ MsgType: 'text', Content: text }),
    choice: (label: string, id: string): Fields => ({ MsgType: 'text', Content: label, bizmsgmenuid: id }),
    image: (bytes: Uint8Array = PIXEL): Fields => {
      const id = put('image', bytes)
      return { MsgType: 'image', PicUrl: account.setup.pictures ? `${account.base}/pictures/${id}` : '', MediaId: id }
    },
    voice: (bytes: Uint8Array = SILENCE, recognition = ''): Fields =>
      ({ MsgType: 'voice', MediaId: put('voice', bytes), Format: 'amr', Recognition: recognition }),
    video: (bytes: Uint8Array = FILM): Fields =>
      ({ MsgType: 'video', MediaId: put('video', bytes), ThumbMediaId: put('thumb', PIXEL) }),
    place: ({ lat, lng, label = '' }: Place): Fields =>
      ({ MsgType: 'location', Location_X: lat.toFixed(6), Location_Y: lng.toFixed(6), Scale: '16', Label: label }),
    link: ({ title, description = '', url }: Link): Fields => ({ MsgType: 'link', Title: title, Description: description, Url: url }),
    file: (name: string, bytes: Uint8Array = Buffer.from('file')): Fields => ({
      MsgType: 'file', Title: name, Description: '', FileKey: randomBytes(32).toString('hex'), FileTotalLen: String(bytes.length),
      FileMd5: createHash('md5').update(bytes).digest('hex'),
    }),
    sticker: (): Fields => ({ MsgType: 'text', Content: STICKER }),
    tap: (key: string): Fields => ({ MsgType: 'event', Event: 'CLICK', EventKey: key }),
    follow: (scene?: string): Fields =>
      (scene === undefined ? { MsgType: 'event', Event: 'subscribe', EventKey: '' } : scanned(scene, 'qrscene_')),
    leave: (): Fields => ({ MsgType: 'event', Event: 'unsubscribe', EventKey: '' }),
    scan: (scene: string): Fields => scanned(scene, ''),
    consent: (template: string, answer: 'accept' | 'reject'): Fields => ({
      MsgType: 'event', Event: 'subscribe_msg_popup_event',
      SubscribeMsgPopupEvent: { List: [{ TemplateId: template, SubscribeStatusString: answer, PopupScene: '2' }] },
    }),
    withdraw: (template: string): Fields => ({
      MsgType: 'event', Event: 'subscribe_msg_change_event',
      SubscribeMsgChangeEvent: { List: [{ TemplateId: template, SubscribeStatusString: 'reject' }] },
    }),
  }
}

/** The ticket of a QR code; the same scene has the same. */
export function ticketOf(scene: string): string {
  return `gQ${createHash('sha256').update(scene).digest('base64')}`
}
