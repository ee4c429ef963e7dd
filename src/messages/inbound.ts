// What a resident does, in words that every channel shares. Channels decode into this; the engine hears nothing else.

/** The places where residents talk to us. */
export const CHANNELS = ['wechat', 'weibo', 'wechaty', 'webchat', 'terminal'] as const

/** One of the places where residents talk to us. */
export type ChannelName = (typeof CHANNELS)[number]

/** A resident writes something, or picks an option that was offered as a button. */
export type SaidText = {
  readonly kind: 'text'
  readonly text: string
  /** The id of the option that was tapped, where the channel has buttons. */
  readonly option?: string
}

/** A resident sends a picture. */
export type SaidImage = {
  readonly kind: 'image'
  /** Where the picture can be fetched; `media:ID` if the channel has kept it already. */
  readonly url: string
  /** Where else it can be fetched, should that fail. */
  readonly also?: string
  /** The id under which it is kept with us; the runtime fills it in before the engine hears of it. */
  readonly media?: string
}

/** A resident sends a voice message. */
export type SaidVoice = {
  readonly kind: 'voice'
  readonly url: string
  readonly media?: string
  /** What was said, where the platform has recognised it. */
  readonly transcript?: string
}

/** A resident sends a place on the map (GCJ-02 degrees on WeChat and Weibo). */
export type SaidPlace = {
  readonly kind: 'place'
  readonly lat: number
  readonly lng: number
  readonly label: string
}

/** A resident sends something that we cannot read, and that is answered with a polite request. */
export type SaidOther = {
  readonly kind: 'other'
  readonly what: 'video' | 'file' | 'link' | 'sticker' | 'card' | 'unknown'
}

/** A resident taps an item of the account's menu. */
export type SaidMenu = { readonly kind: 'menu'; readonly key: string }

/** A resident follows the account, scans a code with a scene, or leaves. */
export type SaidEvent = {
  readonly kind: 'event'
  readonly event: 'subscribe' | 'unsubscribe' | 'scan'
  /** The scene of the code that was scanned, without the platform's prefix. */
  readonly scene?: string
}

/** Everything that a resident can do. */
export type Said =
  | SaidText | SaidImage | SaidVoice | SaidPlace | SaidOther | SaidMenu | SaidEvent

/** Tells whether this is the resident leaving: nothing can be told to them any more. */
export function isLeaving(said: Said): boolean {
  return said.kind === 'event' && said.event === 'unsubscribe'
}

/** One message or event as a channel has read it. */
export type Inbound = {
  readonly channel: ChannelName
  /** The platform's id of the resident; never logged, never stored in the clear. */
  readonly from: string
  /** The same message again has the same id, another message another one. */
  readonly id: string
  /** When it was sent, in ms since the epoch. */
  readonly at: number
  readonly said: Said
  /** What the channel knows of the resident's language: a BCP 47 tag. */
  readonly language?: string
}
