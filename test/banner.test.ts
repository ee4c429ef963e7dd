// What an operator reads at the start: where, which channels, and what is missing.

import assert from 'node:assert/strict'
import { tellStart } from '../src/banner.ts'
import { readSettings } from '../src/config/read.ts'
import { ROOT } from './support/house.ts'

const told = async (env: Record<string, string>) => {
  const read = await readSettings({ SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), ...env }, ROOT)
  assert.ok(read.ok)
  return tellStart(read.settings, { address: '127.0.0.1', family: 'IPv4', port: 3000 }, []).join('\n')
}
const WECHAT = { WECHAT_TOKEN: 't', WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_AES_KEY: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM' }

describe('the banner', () => {
  for (const [title, env, says, never] of [
    ['the page alone', {}, /^Channels: webchat$/m, /Missing|weibo/],
    ['WeChat', WECHAT, /^Channels: webchat, wechat \(safe mode, at \/wechat\)$/m, /Missing|weibo/],
    ['Weibo', { WEIBO_APP_SECRET: 's', WEIBO_ACCESS_TOKEN: '2.00x' }, /^Channels: webchat, weibo \(at \/weibo\)$/m, /Missing|2\.00x/],
    ['Weibo without its token', { WEIBO_APP_SECRET: 's' }, /^Missing for Weibo: WEIBO_ACCESS_TOKEN/m, /For Weibo set/],
    ['an address with colons so that it can be opened', { HOST: '::1' }, /http:\/\/\[::1\]:3000\/$/m, /http:\/\/::1/],
    ['both', { ...WECHAT, WEIBO_APP_SECRET: 's' }, /^Channels: webchat, wechat \(.*\), weibo \(at \/weibo\)$/m, /Missing for WeChat/],
  ] as const) {
    it(`names ${title}`, async () => {
      const text = await told(env)
      assert.match(text, says)
      assert.doesNotMatch(text, never)
    })
  }

  it('has five lines at most', async () => {
    const read = await readSettings({ WEIBO_APP_SECRET: 's' }, ROOT)
    assert.ok(read.ok)
    const lines = tellStart(read.settings, { address: '127.0.0.1', family: 'IPv4', port: 3000 }, [{ number: '202603-0001', code: '0000-0000-0000-0' }])
    assert.equal(lines.length, 5)
  })
})
