// What can be set: the keys of config/*.yaml, and the environment variables that win over them.

/** Scheme, host and perhaps a port, nothing behind. */
const origin = '^https?://[^/?#@\\s]+/?$'

/** Keys of a settings file. */
export const fileSchema = {
  type: 'object',
  properties: {
    port: { type: 'integer', minimum: 0, maximum: 65535 },
    host: { type: 'string', minLength: 1 },
    'data-dir': { type: 'string', minLength: 1 },
    'log-level': { enum: ['debug', 'info', 'warn', 'error', 'silent'] },
    'trust-proxy': { type: ['integer', 'string'] },
    languages: { type: 'array', items: { type: 'string' }, minItems: 1 },
    'mail-from': { type: ['string', 'null'] },
    'quiet-hours': { type: 'string', pattern: '^([01]\\d|2[0-3])-([01]\\d|2[0-3])$' },
    'wechat-mode': { enum: ['plain', 'compatible', 'safe', null] },
    'wechat-api-base': { type: 'string', format: 'uri' },
    'weibo-api-base': { type: ['string', 'null'], pattern: origin },
  },
  additionalProperties: false,
} as const

/** Environment variables, and what is wrong when they do not fit. */
export const environmentSchema = {
  type: 'object',
  properties: {
    PORT: { type: 'string', pattern: '^\\d{1,5}$' },
    HOST: { type: 'string', minLength: 1 },
    DATA_DIR: { type: 'string', minLength: 1 },
    MONGODB_URI: { type: 'string', pattern: '^mongodb(\\+srv)?://' },
    SECRET_KEY: { type: 'string', pattern: '^[A-Za-z0-9+/_-]{43}=?$' },
    SECRET_KEY_PREVIOUS: { type: 'string', pattern: '^[A-Za-z0-9+/_-]{43}=?$' },
    WECHAT_TOKEN: { type: 'string', pattern: '^[!-~]{1,64}$' },
    WECHAT_APP_ID: { type: 'string', pattern: '^[0-9A-Za-z_-]{1,64}$' },
    WECHAT_APP_SECRET: { type: 'string', minLength: 1 },
    WECHAT_AES_KEY: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}$' },
    WECHAT_MODE: { enum: ['plain', 'compatible', 'safe'] },
    WECHAT_ALLOW_PLAIN: { enum: ['0', '1'] },
    WECHAT_API_BASE: { type: 'string', format: 'uri' },
    WEIBO_APP_SECRET: { type: 'string', pattern: '^[!-~]{1,128}$' },
    WEIBO_APP_KEY: { type: 'string', pattern: '^\\d{1,20}$' },
    WEIBO_ACCESS_TOKEN: { type: 'string', pattern: '^[!-~]{1,512}$' },
    WEIBO_API_BASE: { type: 'string', pattern: origin },
    API_KEYS: { type: 'string', pattern: '^[!-+\\--~]+(,[!-+\\--~]+)*$' },
    SMTP_URL: { type: 'string', pattern: '^smtps?://' },
    MAIL_FROM: { type: 'string', minLength: 3 },
    NOTIFY_SECRET: { type: 'string', minLength: 1 },
    TRUST_PROXY: { type: 'string', pattern: '^(\\d{1,2}|[0-9a-fA-F.:/, ]+)$' },
    LOG_LEVEL: { enum: ['debug', 'info', 'warn', 'error', 'silent'] },
    QUIET_HOURS: { type: 'string', pattern: '^([01]\\d|2[0-3])-([01]\\d|2[0-3])$' },
    CONFIG_DIR: { type: 'string', minLength: 1 },
    FLOWS_DIR: { type: 'string', minLength: 1 },
    LOCALES_DIR: { type: 'string', minLength: 1 },
    NODE_ENV: { type: 'string' },
  },
} as const

/** What to do about a variable that does not fit; never shows the value, which may be a secret. */
export const remedies: { readonly [name: string]: string } = {
  PORT: 'must be a port number from 0 to 65535',
  SECRET_KEY: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
  SECRET_KEY_PREVIOUS: 'must be 32 bytes in base64, the SECRET_KEY used before',
  MONGODB_URI: 'must begin with mongodb:// or mongodb+srv://',
  WECHAT_TOKEN: 'must be the Token of the WeChat console, without blanks',
  WECHAT_APP_ID: 'must be the AppID of the WeChat console, beginning with wx',
  WECHAT_APP_SECRET: 'must be the AppSecret of the WeChat console',
  WECHAT_AES_KEY: 'must be 43 letters and digits, the EncodingAESKey of the WeChat console',
  WECHAT_MODE: 'must be plain, compatible or safe',
  WECHAT_ALLOW_PLAIN: 'must be 0 or 1',
  WECHAT_API_BASE: 'must be an address such as https://api.weixin.qq.com',
  WEIBO_APP_SECRET: 'must be the App Secret of the Weibo app, without blanks',
  WEIBO_APP_KEY: 'must be the App Key of the Weibo app, digits only',
  WEIBO_ACCESS_TOKEN: 'must be the access token that Weibo shows under 粉丝服务 → 高级功能 → 开发模式',
  WEIBO_API_BASE: 'must be an origin such as https://api.example, without /2',
  API_KEYS: 'must be keys without blanks, separated by commas',
  SMTP_URL: 'must be smtp:// or smtps:// with host, and user and password if needed',
  MAIL_FROM: 'must be a mail address',
  NOTIFY_SECRET: 'must not be empty',
  TRUST_PROXY: 'must be the number of proxies in front, or their addresses with commas',
  LOG_LEVEL: 'must be debug, info, warn, error or silent',
  QUIET_HOURS: 'must be two hours such as 22-08',
}
