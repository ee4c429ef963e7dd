// How a simulated WeChat account is set up: what its operator would see in the console.

/** A template of notices: the names of its fields tell what may stand in them (`thing1`, `date3`). */
export type Template = {
  readonly id: string
  /** `once` and `long` are subscription notices, `template` is a template message of a service account. */
  readonly kind: 'once' | 'long' | 'template'
  readonly fields: readonly string[]
}

/** The settings of an account. What is left out is made up. */
export type WechatSettings = {
  /** The bot's webhook: an origin, or an address with its path (`/wechat` is put behind an origin). Can be told later: `aim`. */
  readonly target?: string
  readonly token: string
  readonly appId?: string
  readonly secret?: string
  /** 43 letters and digits; needed in safe and compatible mode. */
  readonly aesKey?: string
  readonly mode?: 'plain' | 'compatible' | 'safe'
  /** The account's original id. */
  readonly account?: string
  /** An account that is not verified has no rights to the API (48001). */
  readonly verified?: boolean
  readonly templates?: readonly Template[]
  /** Whether pushes of pictures carry an address (on the API's origin); without one there is the MediaId alone. */
  readonly pictures?: boolean
  /** Daily limits of calls by path, in place of the official ones; Infinity for none. */
  readonly daily?: { readonly [path: string]: number }
  /** The port of the API; any that is free, if left out. */
  readonly port?: number
}

/** Settings with nothing left out. */
export type Setup = Required<Omit<WechatSettings, 'target' | 'aesKey' | 'port'>> & { readonly aesKey: string | undefined }

/** Fills in what was left out. */
export function fillIn(settings: WechatSettings): Setup {
  return {
    token: settings.token,
    appId: settings.appId ?? 'wx5d1a7e0c9b3f2468',
    secret: settings.secret ?? '5b0c1d2e3f405162738495a6b7c8d9ea',
    aesKey: settings.aesKey,
    mode: settings.mode ?? (settings.aesKey === undefined ? 'plain' : 'safe'),
    account: settings.account ?? 'gh_0a1b2c3d4e5f',
    verified: settings.verified ?? true,
    templates: settings.templates ?? [],
    pictures: settings.pictures ?? true,
    daily: settings.daily ?? {},
  }
}

/** The address of a webhook: a path is put behind a bare origin. */
export function webhookOf(target: string, path: string): string {
  const url = new URL(target)
  if (url.pathname === '/') url.pathname = path
  return url.href
}
