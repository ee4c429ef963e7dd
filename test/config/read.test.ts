// Settings: everything wrong is said at once, with the remedy, and never with the value.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../../src/config/read.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const WECHAT = { WECHAT_TOKEN: 'tokenOfOurs', WECHAT_APP_ID: 'wx0123456789abcdef' }
const WEIBO = { WEIBO_APP_SECRET: 'secretOfOurs' }
const AES = { WECHAT_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM' }

describe('reading the settings', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'settings-'))
    await mkdir(join(root, 'config'))
    await writeFile(join(root, 'config', 'default.yaml'), 'port: 3000\nlog-level: info\n')
  })
  afterEach(() => rm(root, { recursive: true }))

  const problems = async (env: Record<string, string>): Promise<readonly string[]> => {
    const read = await readSettings(env, root)
    return read.ok ? [] : read.problems
  }
  const settings = async (env: Record<string, string>) => {
    const read = await readSettings(env, root)
    assert.ok(read.ok, JSON.stringify(read))
    return read.settings
  }

  const refused: readonly [string, Record<string, string>, RegExp[]][] = [
    ['a port that is none', { PORT: 'abc' }, [/^PORT: must be a port number/]],
    ['a port that no machine has', { PORT: '65536' }, [/^PORT: must be a port number from 0 to 65535/]],
    ['a host with blanks', { HOST: 'not a host' }, [/^HOST: must be an address to listen on/]],
    ['a host that is no address', { HOST: '300.1.1.1' }, [/^HOST: must be an address/]],
    ['a database with a user and no host', { MONGODB_URI: 'mongodb://u:geheim@' }, [/^MONGODB_URI: .* with a host behind it$/]],
    ['a database without a host', { MONGODB_URI: 'mongodb:///x' }, [/^MONGODB_URI: must begin with mongodb:\/\/ .* with a host/]],
    ['an API that is not on the web', { ...WECHAT, WECHAT_API_BASE: 'mailto:api@example.org' }, [/^WECHAT_API_BASE: must be an address such as/]],
    ['a mail server without a host', { SMTP_URL: 'smtp://', MAIL_FROM: '警民通 <police@example.org>' }, [/^SMTP_URL: must be .* with host/]],
    ['a sender that is no address', { MAIL_FROM: 'police' }, [/^MAIL_FROM: must be a mail address/]],
    ['a key that is too short', { SECRET_KEY: 'short' }, [/^SECRET_KEY: must be 32 bytes in base64; make one with/]],
    ['production without a key', { NODE_ENV: 'production' }, [/^SECRET_KEY: is needed in production/]],
    ['plain WeChat in production', { NODE_ENV: 'production', SECRET_KEY: KEY, ...WECHAT },
      [/^WECHAT_MODE: plain does not protect/]],
    ['half of WeChat', { WECHAT_TOKEN: 'tokenOfOurs' }, [/^WECHAT_APP_ID: is needed for WeChat/]],
    ['safe mode without its key', { ...WECHAT, WECHAT_MODE: 'safe' }, [/^WECHAT_AES_KEY: is needed in safe mode/]],
    ['Weibo without its secret', { WEIBO_ACCESS_TOKEN: '2.00a' }, [/^WEIBO_APP_SECRET: is needed for Weibo/]],
    ['an address of Weibo that is no origin', { ...WEIBO, WEIBO_API_BASE: 'https://api.example/2' }, [/^WEIBO_API_BASE: .* without \/2$/]],
    ['a key of Weibo that is a secret', { ...WEIBO, WEIBO_APP_KEY: 'secretOfOurs' }, [/^WEIBO_APP_KEY: must be the App Key/]],
    ['a mail server without a sender', { SMTP_URL: 'smtp://127.0.0.1' }, [/^MAIL_FROM: is needed with SMTP_URL/]],
    ['a gateway without a puppet', { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_1' }, [/^WECHATY_PUPPET: is needed for wechaty/]],
    ['a gateway that nobody can find', { WECHATY_PUPPET: 'wechaty-puppet-service' },
      [/^WECHATY_PUPPET_SERVICE_TOKEN: is needed/, /^WECHATY_PUPPET_SERVICE_ENDPOINT: is needed/]],
    ['a gateway whose address is none', { WECHATY_PUPPET: 'x', WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://host:1' },
      [/^WECHATY_PUPPET_SERVICE_ENDPOINT: must be host:port/]],
    ['a proxy that is no address', { TRUST_PROXY: 'abc' }, [/^TRUST_PROXY: must be the number of proxies/]],
    ['a proxy in no network', { TRUST_PROXY: '10.0.0.1, 300.1.1.1' }, [/^TRUST_PROXY: must be the number of proxies/]],
    ['a network that is too small', { TRUST_PROXY: '10.0.0.0/33' }, [/^TRUST_PROXY: must be the number of proxies/]],
    ['half a proxy', { TRUST_PROXY: '1.5' }, [/^TRUST_PROXY: must be the number of proxies/]],
    ['what is missing beside what is wrong', { PORT: 'x', WECHAT_TOKEN: 'tokenOfOurs', WECHAT_MODE: 'safe' },
      [/^PORT: /, /^WECHAT_APP_ID: is needed/, /^WECHAT_AES_KEY: is needed/]],
    ['what is wrong, and does not call it missing', { ...WECHAT, WECHAT_AES_KEY: 'short', NODE_ENV: 'production', SECRET_KEY: KEY },
      [/^WECHAT_AES_KEY: must be 43/]],
    ['several things at once', { PORT: 'x', LOG_LEVEL: 'loud', SECRET_KEY: '1' },
      [/^PORT: /, /^LOG_LEVEL: must be trace, debug/, /^SECRET_KEY: /]],
  ]
  for (const [title, languages, expected] of [
    ['twice', '[en, zh-CN, en]', 'languages: names the same thing twice'],
    ['that is a path', '[zh-CN, ../en]', 'languages/1: must be a language such as zh-CN'],
  ] as const) {
    it(`refuses a language ${title}`, async () => {
      await writeFile(join(root, 'config', 'default.yaml'), `port: 3000\nlanguages: ${languages}\n`)
      assert.deepEqual((await problems({})).map((line) => line.replace(/^.*config\//, '')), [`default.yaml:2: ${expected}`])
    })
  }

  for (const [title, env, expected] of refused) {
    it(`refuses ${title}`, async () => {
      const found = await problems(env)
      assert.equal(found.length, expected.length, found.join('\n'))
      for (const pattern of expected) assert.ok(found.some((line) => pattern.test(line)), found.join('\n'))
    })
  }

  it('never repeats a value, which may be a secret', async () => {
    const found = await problems({ SECRET_KEY: 'nearly-a-secret', API_KEYS: 'a key', MONGODB_URI: 'http://user:pass@host' })
    assert.equal(found.length, 3)
    assert.doesNotMatch(found.join(), /nearly-a-secret|a key|pass/)
  })

  it('names file, line and key of what is wrong in a file', async () => {
    await writeFile(join(root, 'config', 'default.yaml'), 'prot: 3000\nlog-level: loud\n')
    assert.deepEqual((await problems({})).map((line) => line.replace(/^.*config\//, '')), [
      "default.yaml:1: unknown key 'prot'; did you mean 'port'?",
      'default.yaml:2: log-level: must be one of trace, debug, info, warn, error, fatal, silent',
    ])
  })

  it('says so when a file is in another encoding', async () => {
    await writeFile(join(root, 'config', 'default.yaml'), Buffer.from([0x23, 0xc7, 0xe5, 0x0a]))
    assert.match((await problems({})).join(), /default\.yaml:1: this is not UTF-8/)
  })

  it('says so when a file is not YAML', async () => {
    await writeFile(join(root, 'config', 'default.yaml'), 'port: 3000\nhost: [')
    assert.match((await problems({})).join(), /default\.yaml:2: this is not YAML: a \[ is opened and never closed/)
  })

  for (const [env, log] of [
    [{}, 'silent'], [{ WECHATY_LOG: 'error' }, 'error'], [{ WECHATY_LOG: 'silly' }, 'warn'],
    [{ WECHATY_LOG: 'silly', NODE_ENV: 'production', SECRET_KEY: KEY }, 'silent'],
  ] as const) {
    it(`keeps wechaty ${log} under ${JSON.stringify(Object.keys(env))}`, async () => {
      assert.equal((await settings({ WECHATY_PUPPET: 'wechaty-puppet-x', ...env })).wechaty?.log, log)
    })
  }

  it('has no personal account unless a puppet is named', async () => {
    assert.equal((await settings({ WECHATY_LOG: 'warn' })).wechaty, undefined)
    await writeFile(join(root, 'config', 'default.yaml'), 'wechaty-puppet: ./puppet.mjs\nwechaty-accept-friends: true\n')
    assert.deepEqual((await settings({ WECHATY_ACCEPT_FRIENDS: '0' })).wechaty, {
      puppet: './puppet.mjs', token: undefined, endpoint: undefined, insecure: false, acceptFriends: false, log: 'silent',
    })
  })

  it('lets the environment win over files', async () => {
    assert.equal((await settings({ PORT: '4000' })).port, 4000)
  })

  for (const proxies of ['127.0.0.1', '10.0.0.0/8, ::1', '255.255.255.255/32,2001:db8::/128', '::ffff:10.0.0.1', '2', 'loopback']) {
    it(`takes ${proxies} for proxies`, async () => assert.equal((await settings({ TRUST_PROXY: proxies })).trustProxy, proxies))
  }

  it('takes levels and proxies by the names that they have elsewhere', async () => {
    const found = await settings({ LOG_LEVEL: 'trace', TRUST_PROXY: 'true' })
    assert.deepEqual([found.logLevel, found.trustProxy], ['trace', 'true'])
  })

  it('reads production.yaml in production alone', async () => {
    await writeFile(join(root, 'config', 'production.yaml'), 'port: 80\n')
    assert.equal((await settings({})).port, 3000)
    assert.equal((await settings({ NODE_ENV: 'production', SECRET_KEY: KEY })).port, 80)
  })

  it('lays a department’s own file over the shipped one', async () => {
    const own = join(root, 'own')
    await mkdir(own)
    await writeFile(join(own, 'default.yaml'), 'port: 5000\n')
    const found = await settings({ CONFIG_DIR: own })
    assert.deepEqual([found.port, found.logLevel, found.dirs.config], [5000, 'info', own])
  })

  for (const [title, env, mode] of [
    ['is plain without a key', WECHAT, 'plain'],
    ['is safe when a key is set', { ...WECHAT, ...AES }, 'safe'],
    ['is what was asked for', { ...WECHAT, ...AES, WECHAT_MODE: 'compatible' }, 'compatible'],
    ['may be plain in production on purpose',
      { ...WECHAT, NODE_ENV: 'production', SECRET_KEY: KEY, WECHAT_ALLOW_PLAIN: '1' }, 'plain'],
  ] as const) {
    it(`WeChat's mode ${title}`, async () => assert.equal((await settings(env)).wechat?.mode, mode))
  }

  it('takes the key before the last change beside the current one', async () => {
    const { wechat } = await settings({ ...WECHAT, ...AES, WECHAT_AES_KEY_PREVIOUS: 'b'.repeat(43) })
    assert.deepEqual([wechat?.aesKey, wechat?.previousKey], [AES.WECHAT_AES_KEY, 'b'.repeat(43)])
  })

  it('connects Weibo by its secret alone, and takes what else there is', async () => {
    assert.equal((await settings({ WEIBO_APP_SECRET: '', WEIBO_API_BASE: 'http://localhost:4000' })).weibo, undefined)
    const { weibo } = await settings(WEIBO)
    assert.deepEqual(weibo, { appSecret: 'secretOfOurs', appKey: undefined, accessToken: undefined, apiBase: undefined })
    const all = { ...WEIBO, WEIBO_APP_KEY: '12', WEIBO_ACCESS_TOKEN: '2.00a', WEIBO_API_BASE: 'http://localhost:4000/' }
    assert.deepEqual((await settings(all)).weibo, {
      appSecret: 'secretOfOurs', appKey: '12', accessToken: '2.00a', apiBase: 'http://localhost:4000/',
    })
  })

  it('takes an empty variable for one that is not set', async () => {
    assert.equal((await settings({ MONGODB_URI: '', WECHAT_TOKEN: '' })).mongodbUri, undefined)
  })
})
