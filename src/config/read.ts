// Reads the settings from files and environment, and finds all that is wrong with them at once.

import { join } from 'node:path'
import type { FromSchema } from 'json-schema-to-ts'
import { createReader } from '../lib/schema.ts'
import { environmentSchema, fileSchema, remedies } from './schema.ts'
import type { Settings, WechatSettings, WechatySettings, WeiboSettings } from './settings.ts'
import { readYaml } from './yaml-file.ts'

type FileSettings = FromSchema<typeof fileSchema>
type Environment = FromSchema<typeof environmentSchema>

/** What files are read by. */
export type Reading = Pick<Settings, 'dirs' | 'languages'>

/** The settings, or every problem with its remedy in one line each; and what files are read by in either case. */
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings; readonly reading: Reading }
  | { readonly ok: false; readonly problems: readonly string[]; readonly reading: Reading }

const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

const readFileSettings = createReader(fileSchema)
const readEnvironment = createReader(environmentSchema)

/** Reads the settings; `root` is the program's folder, where the shipped config, flows and locales are. */
export async function readSettings(
  env: { readonly [name: string]: string | undefined },
  root: string,
): Promise<ReadSettings> {
  const problems: string[] = []
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = readEnvironment(given)
  if (!read.ok) problems.push(...read.problems.map(({ at, tell }) => `${at}: ${remedies[at] ?? tell}`))
  // What does not fit is there all the same: nobody is to hear of it that it is missing, and all else is to be told.
  const environment = given as Environment

  const production = given['NODE_ENV'] === 'production'
  const dirs = folders(given, root)
  const file = await readFiles(dirs.config, root, production, problems)
  problems.push(...missing(environment, file, production, given))
  const reading = { dirs, languages: file.languages ?? LANGUAGES }
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)], reading }
  return { ok: true, settings: { ...settle(environment, file, production), ...reading }, reading }
}

type Folders = Settings['dirs']

function folders(env: { readonly [name: string]: string | undefined }, root: string): Folders {
  return {
    config: env['CONFIG_DIR'] ?? join(root, 'config'),
    flows: env['FLOWS_DIR'] ?? join(root, 'flows'),
    locales: env['LOCALES_DIR'] ?? join(root, 'locales'),
  }
}

async function readFiles(
  dir: string, root: string, production: boolean, problems: string[],
): Promise<FileSettings> {
  const files = [join(root, 'config', 'default.yaml'), join(dir, 'default.yaml')]
  if (production) files.push(join(dir, 'production.yaml'))
  const read = await Promise.all([...new Set(files)].map((file) => readOne(file, problems)))
  return Object.assign({}, ...read) as FileSettings // each part has been read by the schema
}

async function readOne(file: string, problems: string[]): Promise<FileSettings> {
  // A file that is empty, or not there, sets nothing.
  const read = (value: unknown) => readFileSettings(value ?? {})
  const { value } = await readYaml(file, { name: file, read, problems, optional: true })
  return value ?? {}
}

function missing(
  env: Environment, file: FileSettings, production: boolean, given: object,
): readonly string[] {
  const problems: string[] = []
  const tell = (name: string, what: string): void => {
    if (!(name in given)) problems.push(`${name}: ${what}`)
  }
  if (production) tell('SECRET_KEY', 'is needed in production; make one with: openssl rand -base64 32')
  if (wantsWechat(env)) {
    tell('WECHAT_TOKEN', 'is needed for WeChat; copy the Token of the WeChat console')
    tell('WECHAT_APP_ID', 'is needed for WeChat; copy the AppID of the WeChat console')
  }
  if (env.WEIBO_APP_KEY || env.WEIBO_ACCESS_TOKEN) {
    tell('WEIBO_APP_SECRET', 'is needed for Weibo; copy the App Secret of the app whose App Key the account uses')
  }
  const mode = env.WECHAT_MODE ?? file['wechat-mode'] ?? undefined
  if ((mode === 'safe' || mode === 'compatible') && env.WECHAT_TOKEN) {
    tell('WECHAT_AES_KEY', `is needed in ${mode} mode; copy the EncodingAESKey of the WeChat console`)
  }
  problems.push(...missingForWechaty(env, file))
  if (env.SMTP_URL && !(env.MAIL_FROM ?? file['mail-from'])) {
    problems.push('MAIL_FROM: is needed with SMTP_URL; the address that desks see as the sender')
  }
  if (production && env.WECHAT_TOKEN && wechatMode(env, file) === 'plain' && env.WECHAT_ALLOW_PLAIN !== '1') {
    problems.push(
      'WECHAT_MODE: plain does not protect the body of a push and is refused in production; set WECHAT_AES_KEY'
      + ' and choose safe mode in the WeChat console, or set WECHAT_ALLOW_PLAIN=1',
    )
  }
  return problems
}

/** Without an address the service's puppet would ask a server on the internet for it. */
function missingForWechaty(env: Environment, file: FileSettings): readonly string[] {
  const wechaty = settleWechaty(env, file, false)
  if (!wechaty) {
    return Object.keys(env).some((name) => name.startsWith('WECHATY_PUPPET_SERVICE_'))
      ? ['WECHATY_PUPPET: is needed for wechaty; wechaty-puppet-service for a gateway']
      : []
  }
  if (wechaty.puppet !== 'wechaty-puppet-service') return []
  return [
    ...(wechaty.token ? [] : ['WECHATY_PUPPET_SERVICE_TOKEN: is needed with wechaty-puppet-service; the token of the gateway']),
    ...(wechaty.endpoint ? [] : ['WECHATY_PUPPET_SERVICE_ENDPOINT: is needed with wechaty-puppet-service; host:port of the gateway']),
  ]
}

function wantsWechat(env: Environment): boolean {
  return [env.WECHAT_TOKEN, env.WECHAT_APP_ID, env.WECHAT_APP_SECRET, env.WECHAT_AES_KEY].some(Boolean)
}

function wechatMode(env: Environment, file: FileSettings): WechatSettings['mode'] {
  return env.WECHAT_MODE ?? file['wechat-mode'] ?? (env.WECHAT_AES_KEY ? 'safe' : 'plain')
}

function settle(env: Environment, file: FileSettings, production: boolean): Omit<Settings, keyof Reading> {
  return {
    production,
    port: Number(env.PORT ?? file.port ?? 3000),
    host: env.HOST ?? file.host ?? '127.0.0.1',
    dataDir: env.DATA_DIR ?? file['data-dir'] ?? './data',
    logLevel: env.LOG_LEVEL ?? file['log-level'] ?? 'info',
    trustProxy: String(env.TRUST_PROXY ?? file['trust-proxy'] ?? '0'),
    areaCode: env.AREA_CODE ?? file['area-code'] ?? undefined,
    quietHours: env.QUIET_HOURS ?? file['quiet-hours'] ?? '22-08',
    apiKeys: env.API_KEYS?.split(',') ?? [],
    mongodbUri: env.MONGODB_URI,
    secretKey: decodeKey(env.SECRET_KEY),
    previousKey: decodeKey(env.SECRET_KEY_PREVIOUS),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? file['mail-from'] ?? undefined,
    notifySecret: env.NOTIFY_SECRET,
    wechat: settleWechat(env, file),
    wechaty: settleWechaty(env, file, production),
    weibo: settleWeibo(env, file),
  }
}

function settleWechat(env: Environment, file: FileSettings): WechatSettings | undefined {
  if (!env.WECHAT_TOKEN || !env.WECHAT_APP_ID) return undefined
  return {
    token: env.WECHAT_TOKEN,
    appId: env.WECHAT_APP_ID,
    appSecret: env.WECHAT_APP_SECRET,
    aesKey: env.WECHAT_AES_KEY,
    previousKey: env.WECHAT_AES_KEY_PREVIOUS,
    mode: wechatMode(env, file),
    apiBase: env.WECHAT_API_BASE ?? file['wechat-api-base'] ?? 'https://api.weixin.qq.com',
  }
}

function settleWeibo(env: Environment, file: FileSettings): WeiboSettings | undefined {
  if (!env.WEIBO_APP_SECRET) return undefined
  return {
    appSecret: env.WEIBO_APP_SECRET,
    appKey: env.WEIBO_APP_KEY,
    accessToken: env.WEIBO_ACCESS_TOKEN,
    apiBase: env.WEIBO_API_BASE ?? file['weibo-api-base'] ?? undefined,
  }
}

function settleWechaty(env: Environment, file: FileSettings, production: boolean): WechatySettings | undefined {
  const puppet = env.WECHATY_PUPPET ?? file['wechaty-puppet'] ?? undefined
  if (puppet === undefined) return undefined
  return {
    puppet,
    token: env.WECHATY_PUPPET_SERVICE_TOKEN,
    endpoint: env.WECHATY_PUPPET_SERVICE_ENDPOINT ?? file['wechaty-puppet-service-endpoint'] ?? undefined,
    insecure: ['true', '1'].includes(env.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT ?? ''),
    acceptFriends: env.WECHATY_ACCEPT_FRIENDS === undefined
      ? file['wechaty-accept-friends'] ?? false
      : env.WECHATY_ACCEPT_FRIENDS === '1',
    log: production ? 'silent' : quieter(env.WECHATY_LOG ?? 'silent'),
  }
}

/** Above warn, wechaty prints what residents write. */
function quieter(level: string): WechatySettings['log'] {
  return level === 'silent' || level === 'error' ? level : 'warn'
}

function decodeKey(text: string | undefined): Buffer | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'base64')
}
