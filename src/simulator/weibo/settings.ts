// How a simulated Weibo account is set up.

/** The settings of an account. What is left out is made up. */
export type WeiboSettings = {
  /** The bot's webhook: an origin, or an address with its path (`/weibo` is put behind an origin). Can be told later: `aim`. */
  readonly target?: string
  /** The AppSecret, which signs. */
  readonly secret: string
  readonly key?: string
  /** The access token of the account. */
  readonly token?: string
  /** The account's uid. */
  readonly account?: string
  readonly format?: 'json' | 'xml'
  readonly port?: number
}

/** Settings with nothing left out. */
export type WeiboSetup = Required<Omit<WeiboSettings, 'target' | 'port' | 'format'>> & { format: 'json' | 'xml' }

/** Fills in what was left out. */
export function fillIn(settings: WeiboSettings): WeiboSetup {
  return {
    secret: settings.secret,
    key: settings.key ?? '2718281828',
    token: settings.token ?? '2.00d4tKxCsimulatedAccessToken0001',
    account: settings.account ?? '2000000001',
    format: settings.format ?? 'json',
  }
}
