// The settings as the house uses them, read and checked.

/** What connects a WeChat account. */
export type WechatSettings = {
  readonly token: string
  readonly appId: string
  readonly appSecret: string | undefined
  readonly aesKey: string | undefined
  /** The key before the last change in the console. */
  readonly previousKey: string | undefined
  readonly mode: 'plain' | 'compatible' | 'safe'
  readonly apiBase: string
}

/** What connects a Weibo account. */
export type WeiboSettings = {
  readonly appSecret: string
  readonly appKey: string | undefined
  readonly accessToken: string | undefined
  /** One origin for all hosts of the API; the real ones if undefined. */
  readonly apiBase: string | undefined
}

/** What connects a personal account through wechaty. */
export type WechatySettings = {
  /** A package's name or the path of a module. */
  readonly puppet: string
  readonly token: string | undefined
  /** `host:port` of a puppet service. */
  readonly endpoint: string | undefined
  /** Plaintext to the service: for loopback alone. */
  readonly insecure: boolean
  readonly acceptFriends: boolean
  /** How loud wechaty's own packages are. */
  readonly log: 'silent' | 'error' | 'warn'
}

/** All settings. What is undefined was not set. */
export type Settings = {
  readonly production: boolean
  readonly dirs: { readonly config: string; readonly flows: string; readonly locales: string }
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly logLevel: string
  /** How many proxies of ours stand in front, or their addresses with commas. */
  readonly trustProxy: string
  readonly languages: readonly string[]
  /** The area code of the place, such as `0571`; texts name the number for alarms by text message that belongs to it. */
  readonly areaCode: string | undefined
  /** Two hours such as `22-08`, in China's time. */
  readonly quietHours: string
  readonly apiKeys: readonly string[]
  readonly mongodbUri: string | undefined
  readonly secretKey: Buffer | undefined
  readonly previousKey: Buffer | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly notifySecret: string | undefined
  readonly wechat: WechatSettings | undefined
  readonly weibo: WeiboSettings | undefined
  readonly wechaty: WechatySettings | undefined
}
