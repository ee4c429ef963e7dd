// npm run menu: creates the menu of config/menu.yaml on each platform that is set up, whether the server runs or not.

import { createMenus, type MenuStep } from '../channels/wechat/menu.ts'
import { createTags } from '../channels/wechat/tags.ts'
import { createMenu as createWeiboMenu, type MenuItem as WeiboItem } from '../channels/weibo/menu.ts'
import { composeWeiboClient } from '../compose-weibo.ts'
import { findDeadKeys, readMenu } from '../config/menu.ts'
import { readSettings } from '../config/read.ts'
import type { Settings } from '../config/settings.ts'
import { compile } from '../flows/compile.ts'
import { readFolder } from '../flows/read.ts'
import { silence } from '../lib/log.ts'
import type { Menu, MenuButton } from '../ports/menu.ts'
import { root, runCommand, type Say } from './support/run-command.ts'
import { reachWechat } from './support/reach-wechat.ts'

const USAGE = 'usage: npm run menu'

const NO_PLATFORM = 'no platform is set up: set WECHAT_TOKEN, WECHAT_APP_ID and WECHAT_APP_SECRET, or WEIBO_APP_SECRET'

await runCommand(async (given, say) => {
  if (given.length > 0) return say(USAGE, 2)
  const read = await readSettings(process.env, root)
  if (!read.ok) return read.problems.forEach((line) => say(line, 1))
  const { settings } = read
  const { menu, problems } = await readOurs(settings)
  if (!menu || problems.length > 0) return problems.forEach((line) => say(line, 1))
  if (!settings.wechat && !settings.weibo) return say(NO_PLATFORM, 1)
  for (const step of await onWechat(settings, menu)) tell(say, 'wechat', step)
  for (const step of await onWeibo(settings, menu)) tell(say, 'weibo', step)
})

async function readOurs({ dirs }: Settings): ReturnType<typeof readMenu> {
  const read = await readMenu(dirs.config)
  if (read.problems.length > 0) return read
  if (!read.menu) return { ...read, problems: ['menu.yaml: there is none; copy the one that comes with the program'] }
  const { flows } = compile(readFolder(dirs.flows).raws)
  return { ...read, problems: findDeadKeys(read.menu, flows) }
}

function tell(say: Say, platform: string, { what, why }: MenuStep): void {
  if (why === undefined) say(`${platform}: ${what} is there`)
  else say(`${platform}: ${what} was not taken: ${why}`, 1)
}

async function onWechat(settings: Settings, menu: Menu): Promise<readonly MenuStep[]> {
  const { wechat, languages } = settings
  if (!wechat) return []
  const { appSecret } = wechat
  if (!appSecret) return [{ what: 'menu', why: 'WECHAT_APP_SECRET is not set' }]
  const { api, close } = await reachWechat(settings, { ...wechat, appSecret })
  try {
    const tags = createTags({ api, languages, log: silence, ticks: () => performance.now() })
    return await createMenus({ api, tags, languages }, menu)
  } finally {
    await close()
  }
}

async function onWeibo({ weibo, languages }: Settings, menu: Menu): Promise<readonly MenuStep[]> {
  if (!weibo) return []
  const client = composeWeiboClient(weibo)
  if (!client) return [{ what: 'menu', why: 'WEIBO_ACCESS_TOKEN is not set' }]
  const done = await createWeiboMenu(client).create(menu.map((button) => weiboItem(button, languages[0] ?? 'zh-CN')))
  return [{ what: 'menu', ...(!done.ok && { why: done.why }) }]
}

function weiboItem(button: MenuButton, language: string): WeiboItem {
  const name = button.name[language] ?? button.name['zh-CN']
  if ('items' in button) return { name, items: button.items.map((item) => weiboItem(item, language)) }
  return 'key' in button ? { name, key: button.key } : { name, url: button.url }
}
