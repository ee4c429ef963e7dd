// What can be set: the keys of config/*.yaml, and the environment variables that win over them.

/** Scheme, host and perhaps a port, nothing behind. */
const origin = '^https?://[^/?#@\\s]+/?$'

/** An address of an API, a path behind it perhaps. */
const base = '^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$'

/** A mail address, or a name with one in angle brackets. */
const mail = '^[^\\r\\n<>]*<[^@\\s<>]+@[^@\\s<>]+>$|^[^@\\s<>]+@[^@\\s<>]+$'

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'

/** An address to listen on, or the name of a machine. */
const host = `^(?:(?!\\d+(?:\\.\\d+)*$)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|${octet}(?:\\.${octet}){3}`
  + '|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:%\\w+)?)$'

/** An address or a range of addresses, of either family, as far as letters tell. */
const ADDRESS = ` *(?:${octet}(?:\\.${octet}){3}(?:/(?:[12]?\\d|3[0-2]))?`
  + '|[0-9a-fA-F]*:[0-9a-fA-F:.]+(?:/(?:\\d{1,2}|1[01]\\d|12[0-8]))?) *'

/** How many proxies, or their addresses with commas. */
const proxies = `^(?:true|false|loopback|\\d{1,2}|${ADDRESS}(?:,${ADDRESS})*)$`

/** A language, which is the name of a folder too. */
const tag = '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$'

/** What pino knows. */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Keys of a settings file. */
export const fileSchema = {
  type: 'object',
  properties: {
    port: { type: 'integer', minimum: 0, maximum: 65535 },
    host: { type: 'string', pattern: host },
    'data-dir': { type: 'string', minLength: 1 },
    'log-level': { enum: LEVELS },
    'trust-proxy': { type: ['integer', 'string', 'boolean'], minimum: 0, maximum: 99, pattern: proxies },
    languages: {
      type: 'array', items: { type: 'string', pattern: tag, $comment: 'a language such as zh-CN' }, minItems: 1, uniqueItems: true,
    },
    'area-code': { type: ['string', 'null'], pattern: '^0\\d{2,3}$' },
    'mail-from': { type: ['string', 'null'], pattern: mail, $comment: 'a mail address' },
    'quiet-hours': { type: 'string', pattern: '^([01]\\d|2[0-3])-([01]\\d|2[0-3])$' },
    'wechat-mode': { enum: ['plain', 'compatible', 'safe', null] },
    'wechat-api-base': { type: 'string', pattern: base, $comment: 'an address such as https://api.weixin.qq.com' },
    'weibo-api-base': { type: ['string', 'null'], pattern: origin },
    'wechaty-puppet': { type: ['string', 'null'], minLength: 1 },
    'wechaty-puppet-service-endpoint': { type: ['string', 'null'], pattern: '^[^\\s/]+:\\d{1,5}$' },
    'wechaty-accept-friends': { type: 'boolean' },
  },
  additionalProperties: false,
} as const

/** Environment variables, and what is wrong when they do not fit. */
export const environmentSchema = {
  type: 'object',
  properties: {
    PORT: { type: 'string', pattern: '^0*(?:[1-5]?\\d{1,4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])$' },
    HOST: { type: 'string', pattern: host },
    DATA_DIR: { type: 'string', minLength: 1 },
    MONGODB_URI: { type: 'string', pattern: '^mongodb(\\+srv)?://(?![^/?]*@(?:[/?]|$))[^\\s/?]' },
    SECRET_KEY: { type: 'string', pattern: '^[A-Za-z0-9+/_-]{43}=?$' },
    SECRET_KEY_PREVIOUS: { type: 'string', pattern: '^[A-Za-z0-9+/_-]{43}=?$' },
    WECHAT_TOKEN: { type: 'string', pattern: '^[!-~]{1,64}$' },
    WECHAT_APP_ID: { type: 'string', pattern: '^[0-9A-Za-z_-]{1,64}$' },
    WECHAT_APP_SECRET: { type: 'string', minLength: 1 },
    WECHAT_AES_KEY: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}$' },
    WECHAT_AES_KEY_PREVIOUS: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}$' },
    WECHAT_MODE: { enum: ['plain', 'compatible', 'safe'] },
    WECHAT_ALLOW_PLAIN: { enum: ['0', '1'] },
    WECHAT_API_BASE: { type: 'string', pattern: base },
    WEIBO_APP_SECRET: { type: 'string', pattern: '^[!-~]{1,128}$' },
    WEIBO_APP_KEY: { type: 'string', pattern: '^\\d{1,20}$' },
    WEIBO_ACCESS_TOKEN: { type: 'string', pattern: '^[!-~]{1,512}$' },
    WEIBO_API_BASE: { type: 'string', pattern: origin },
    WECHATY_PUPPET: { type: 'string', pattern: '^[!-~]{1,200}$' },
    WECHATY_PUPPET_SERVICE_TOKEN: { type: 'string', pattern: '^[!-~]{1,128}$' },
    WECHATY_PUPPET_SERVICE_ENDPOINT: { type: 'string', pattern: '^[^\\s/]+:\\d{1,5}$' },
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: { enum: ['true', 'false', '1', '0'] },
    WECHATY_ACCEPT_FRIENDS: { enum: ['0', '1'] },
    WECHATY_LOG: { enum: ['silent', 'error', 'warn', 'info', 'verbose', 'silly'] },
    API_KEYS: { type: 'string', pattern: '^[!-+\\--~]+(,[!-+\\--~]+)*$' },
    SMTP_URL: { type: 'string', pattern: '^smtps?://(?:[^\\s/?#@]*@)?[^\\s/?#@]+' },
    AREA_CODE: { type: 'string', pattern: '^0\\d{2,3}$' },
    MAIL_FROM: { type: 'string', pattern: mail },
    NOTIFY_SECRET: { type: 'string', minLength: 1 },
    TRUST_PROXY: { type: 'string', pattern: proxies },
    LOG_LEVEL: { enum: LEVELS },
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
  HOST: 'must be an address to listen on, such as 127.0.0.1, or the name of this machine',
  SECRET_KEY: 'must be 32 bytes in base64; make one with: openssl rand -base64 32',
  SECRET_KEY_PREVIOUS: 'must be 32 bytes in base64, the SECRET_KEY used before',
  MONGODB_URI: 'must begin with mongodb:// or mongodb+srv://, with a host behind it',
  WECHAT_TOKEN: 'must be the Token of the WeChat console, without blanks',
  WECHAT_APP_ID: 'must be the AppID of the WeChat console, beginning with wx',
  WECHAT_APP_SECRET: 'must be the AppSecret of the WeChat console',
  WECHAT_AES_KEY: 'must be 43 letters and digits, the EncodingAESKey of the WeChat console',
  WECHAT_AES_KEY_PREVIOUS: 'must be 43 letters and digits, the EncodingAESKey before the last change in the console',
  WECHAT_MODE: 'must be plain, compatible or safe',
  WECHAT_ALLOW_PLAIN: 'must be 0 or 1',
  WECHAT_API_BASE: 'must be an address such as https://api.weixin.qq.com',
  WEIBO_APP_SECRET: 'must be the App Secret of the Weibo app, without blanks',
  WEIBO_APP_KEY: 'must be the App Key of the Weibo app, digits only',
  WEIBO_ACCESS_TOKEN: 'must be the access token that Weibo shows under 粉丝服务 → 高级功能 → 开发模式',
  WEIBO_API_BASE: 'must be an origin such as https://api.example, without /2',
  WECHATY_PUPPET: 'must be the name of an npm package or the path of a module, without blanks',
  WECHATY_PUPPET_SERVICE_TOKEN: 'must be the token of the puppet service, without blanks',
  WECHATY_PUPPET_SERVICE_ENDPOINT: 'must be host:port of the puppet service',
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'must be true or false; true is for a gateway on this machine alone',
  WECHATY_ACCEPT_FRIENDS: 'must be 0 or 1',
  WECHATY_LOG: 'must be silent, error or warn; louder levels, which print what residents write, are taken for warn',
  API_KEYS: 'must be keys without blanks, separated by commas',
  SMTP_URL: 'must be smtp:// or smtps:// with host, and user and password if needed',
  AREA_CODE: 'must be an area code such as 0571',
  MAIL_FROM: 'must be a mail address',
  NOTIFY_SECRET: 'must not be empty',
  TRUST_PROXY: 'must be the number of proxies in front, or their addresses with commas',
  LOG_LEVEL: 'must be trace, debug, info, warn, error, fatal or silent',
  QUIET_HOURS: 'must be two hours such as 22-08',
}
