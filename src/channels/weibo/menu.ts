// The account's menu: laid, looked at and taken away.

import type { WeiboClient } from './client.ts'

/** An item: a tap that comes back to us as its key, a page, or a list of those. */
export type MenuItem =
  | { readonly name: string; readonly key: string }
  | { readonly name: string; readonly url: string }
  | { readonly name: string; readonly items: readonly MenuItem[] }

/** What came of it; `why` is a code such as `weibo-21327`. */
export type MenuDone = { readonly ok: true } | { readonly ok: false; readonly why: string }

/** The menu as the platform shows it: its own JSON, numbers as strings. */
export type MenuShown = { readonly ok: true; readonly menu: unknown } | { readonly ok: false; readonly why: string }

/** Changes the menu. Phones keep what they have seen for up to a day. */
export type WeiboMenu = {
  readonly create: (items: readonly MenuItem[]) => Promise<MenuDone>
  readonly show: () => Promise<MenuShown>
  readonly remove: () => Promise<MenuDone>
}

/** What the platform takes: items at the top, and in each list below. */
const MOST = { top: 3, below: 5 }

/** Creates the menu's functions over a client. */
export function createMenu(client: WeiboClient): WeiboMenu {
  return {
    create: async (items) => {
      const problem = problemOf(items)
      if (problem) return { ok: false, why: problem }
      const menus = JSON.stringify({ button: items.map(encode) })
      const answer = await client.post('messages/menu/create.json', { menus }, 'query')
      return answer.kind === 'done' ? { ok: true } : failed(answer)
    },
    show: async () => {
      const answer = await client.get('messages/menu/show.json')
      return answer.kind === 'done' ? { ok: true, menu: answer.told['menu'] } : failed(answer)
    },
    remove: async () => {
      const answer = await client.get('messages/menu/delete.json')
      return answer.kind === 'done' ? { ok: true } : failed(answer)
    },
  }
}

function failed(answer: { readonly code: number } | { readonly why: string }): { ok: false; why: string } {
  return { ok: false, why: `weibo-${'code' in answer ? answer.code : answer.why}` }
}

function problemOf(items: readonly MenuItem[]): string | undefined {
  if (items.length === 0 || items.length > MOST.top) return 'weibo-menu-top'
  const lists = items.flatMap((item) => ('items' in item ? [item.items] : []))
  if (lists.some((list) => list.length === 0 || list.length > MOST.below)) return 'weibo-menu-below'
  return lists.flat().some((item) => 'items' in item) ? 'weibo-menu-depth' : undefined
}

function encode(item: MenuItem): object {
  if ('items' in item) return { name: item.name, sub_button: item.items.map(encode) }
  if ('url' in item) return { type: 'view', name: item.name, url: item.url }
  return { type: 'click', name: item.name, key: item.key }
}
