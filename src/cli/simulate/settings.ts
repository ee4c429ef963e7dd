// Reads how the simulator is to be started: options first, then the environment that a bot like ours has, then made up.

import { readFile } from 'node:fs/promises'
import { Fault } from '../../lib/faults.ts'
import { readSpan } from '../../lib/time.ts'
import { createReader } from '../../lib/schema.ts'
import type { SimulatorSettings } from '../../simulator/start.ts'
import type { WechatSettings } from '../../simulator/wechat/settings.ts'
import type { On } from './session.ts'

/** What can be written behind the command. */
export const OPTIONS = {
  flags: ['jsonl', 'hostile', 'unverified', 'help'],
  values: [
    'target', 'wechat-target', 'weibo-target', 'wechat-token', 'wechat-app-id', 'wechat-secret', 'wechat-aes-key',
    'wechat-account', 'mode', 'weibo-secret', 'weibo-token', 'weibo-account', 'templates', 'port', 'patience', 'script',
  ],
}

/** How it is used. */
export const USAGE = [
  'usage: npm run simulate -- --target http://localhost:3000 [--script FILE] [--jsonl] [--hostile]',
  '  --target URL                          where the bot listens; pushes go to /wechat and /weibo there',
  '  --wechat-target URL, --weibo-target URL   one webhook with its own path; alone, only that platform is played',
  '  --mode plain|compatible|safe          safe where there is a key',
  '  --wechat-token, --wechat-app-id, --wechat-secret, --wechat-aes-key, --wechat-account',
  '  --weibo-secret, --weibo-token, --weibo-account',
  '                                        or WECHAT_TOKEN …, WEIBO_APP_SECRET … in the environment; else made up',
  '  --templates FILE                      JSON: [{ "id", "kind": "once|long|template", "fields": ["thing1"] }]',
  '  --unverified                          an account without rights to the API',
  '  --port N                              of WeChat’s API; Weibo’s has the next (default 4000)',
  '  --patience SPAN                       how long the platforms wait (default 5s)',
]

/** What a simulator is started with, and which platforms are played; the first is the one to begin on. */
export type Start = {
  readonly settings: SimulatorSettings
  readonly platforms: readonly On[]
  /** Settings of the bot that were given, and are not told again. */
  readonly given: ReadonlySet<string>
}

type Values = { readonly [name: string]: string | undefined }

const MODES = ['plain', 'compatible', 'safe'] as const
const PORT = 4000

/** Reads the settings; throws SIMULATOR_ARGUMENTS_WRONG. */
export async function readSettings(values: Values, { env, unverified }: { env: Values; unverified: boolean }): Promise<Start> {
  const target = values['target'] ?? 'http://localhost:3000'
  const mode = MODES.find((one) => one === (values['mode'] ?? env['WECHAT_MODE']))
  const port = values['port'] === undefined ? PORT : Number(values['port'])
  const patience = readSpan(values['patience'] ?? '5s')
  const targets = { wechat: values['wechat-target'] ?? target, weibo: values['weibo-target'] ?? target }
  if (values['mode'] !== undefined && !mode) throw wrong('--mode')
  if (!Number.isInteger(port) || port < 0 || port > 65_534) throw wrong('--port')
  if (patience === undefined) throw wrong('--patience')
  if (!Object.values(targets).every((url) => /^https?:\/\//.test(url) && URL.canParse(url))) throw wrong('--target')
  const aesKey = values['wechat-aes-key'] ?? env['WECHAT_AES_KEY'] ?? (mode && mode !== 'plain' ? MADE_UP : undefined)
  if (aesKey !== undefined && !/^[A-Za-z0-9+/]{43}$/.test(aesKey)) throw wrong('--wechat-aes-key')
  const wechat = {
    target: targets.wechat, port, verified: !unverified, templates: await readTemplates(values['templates']),
    ...kept({
      token: values['wechat-token'] ?? env['WECHAT_TOKEN'], appId: values['wechat-app-id'] ?? env['WECHAT_APP_ID'],
      secret: values['wechat-secret'] ?? env['WECHAT_APP_SECRET'], account: values['wechat-account'], aesKey, mode,
    }),
  }
  const weibo = {
    target: targets.weibo, port: port === 0 ? 0 : port + 1,
    ...kept({
      secret: values['weibo-secret'] ?? env['WEIBO_APP_SECRET'], key: env['WEIBO_APP_KEY'],
      token: values['weibo-token'] ?? env['WEIBO_ACCESS_TOKEN'], account: values['weibo-account'],
    }),
  }
  const given = new Set([...Object.values(values), ...Object.values(env)].filter((value) => value !== undefined))
  return { settings: { wechat, weibo, patience, stamps: 'machine' }, platforms: playedOf(values), given }
}

const MADE_UP = 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM'

function playedOf(values: Values): readonly On[] {
  const [wechat, weibo] = [values['wechat-target'] !== undefined, values['weibo-target'] !== undefined]
  if (values['target'] !== undefined || wechat === weibo) return ['wechat', 'weibo']
  return wechat ? ['wechat'] : ['weibo']
}

type Kept<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

// What was not given is left out, so that it is made up.
function kept<T extends object>(values: T): Kept<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Kept<T> // just left out
}

const readList = createReader({
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', minLength: 1 }, kind: { enum: ['once', 'long', 'template'] },
      fields: { type: 'array', items: { type: 'string', pattern: '^[a-z_]+\\d*$' } },
    },
    required: ['id', 'kind', 'fields'],
    additionalProperties: false,
  },
} as const)

async function readTemplates(file: string | undefined): Promise<NonNullable<WechatSettings['templates']>> {
  if (file === undefined) return []
  const read = readList(JSON.parse(await readFile(file, 'utf8')))
  if (!read.ok) throw wrong(`--templates: ${read.problems.map(({ at, tell }) => `${at} ${tell}`).join('; ')}`)
  return read.value
}

function wrong(about: string): Fault {
  return new Fault('SIMULATOR_ARGUMENTS_WRONG', { about })
}
