// Creates the account's menu: the default one, and one for each further language, shown to those who have its tag.

import { createReader } from '../../lib/schema.ts'
import type { Menu, MenuButton } from '../../ports/menu.ts'
import type { Api, Outcome } from './api.ts'
import type { Tags } from './tags.ts'

/** What came of one menu; `why` is a code, and left out where the platform took it. */
export type MenuStep = { readonly what: string; readonly why?: string }

/** What creating menus needs. */
export type MenuParts = { readonly api: Api; readonly tags: Tags; readonly languages: readonly string[] }

/** The platform's word for an account without a menu. */
const NO_MENU = 46003

const number = { type: ['integer', 'string'] } as const

const readMenus = createReader({
  type: 'object',
  properties: {
    conditionalmenu: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          menuid: number,
          matchrule: { type: 'object', properties: { tag_id: number, group_id: number } },
        },
        required: ['menuid'],
      },
    },
  },
} as const)

/** Creates all menus, in place of what was there; stops with the first that the platform does not take. */
export async function createMenus({ api, tags, languages }: MenuParts, menu: Menu): Promise<readonly MenuStep[]> {
  const [first = 'zh-CN', ...others] = languages
  const created = await api.call('/cgi-bin/menu/create', { button: encode(menu, first) })
  const standard = stepOf(`default menu (${first})`, created)
  if (standard.why !== undefined || others.length === 0) return [standard]
  const ids = await tags.ids(true)
  if ('kind' in ids) return [standard, stepOf('tags of languages', ids)]
  const old = await listOld(api, new Set(ids.values()))
  if ('kind' in old) return [standard, stepOf('menus that are there', old)]
  const wanted = [...ids].map(([language, id]): Step => ({
    what: `menu for ${language}`, path: '/cgi-bin/menu/addconditional',
    body: { button: encode(menu, language), matchrule: { tag_id: String(id) } },
  }))
  // The old ones go last, so that nobody is without one in between.
  const gone = old.map((menuid): Step => (
    { what: `old menu ${menuid}`, path: '/cgi-bin/menu/delconditional', body: { menuid } }))
  return [standard, ...await takeSteps(api, [...wanted, ...gone])]
}

type Step = { readonly what: string; readonly path: string; readonly body: object }

async function takeSteps(api: Api, steps: readonly Step[]): Promise<readonly MenuStep[]> {
  const taken: MenuStep[] = []
  for (const { what, path, body } of steps) {
    const step = stepOf(what, await api.call(path, body))
    taken.push(step)
    if (step.why !== undefined) break
  }
  return taken
}

function stepOf(what: string, outcome: Outcome): MenuStep {
  return { what, ...(outcome.kind !== 'done' && { why: whyOf(outcome) }) }
}

async function listOld(api: Api, ids: ReadonlySet<number>): Promise<readonly string[] | Outcome> {
  const outcome = await api.call('/cgi-bin/menu/get')
  if (outcome.kind === 'refused' && outcome.code === NO_MENU) return []
  if (outcome.kind !== 'done') return outcome
  const read = readMenus(outcome.body)
  if (!read.ok) return { kind: 'unsure', why: 'unreadable' }
  return (read.value.conditionalmenu ?? [])
    .filter(({ matchrule = {} }) => ids.has(Number(matchrule.tag_id ?? matchrule.group_id)))
    .map(({ menuid }) => String(menuid))
}

function encode(menu: Menu, language: string): readonly object[] {
  const one = (button: MenuButton): object => {
    const name = button.name[language] ?? button.name['zh-CN']
    if ('items' in button) return { name, sub_button: button.items.map(one) }
    return 'key' in button ? { type: 'click', name, key: button.key } : { type: 'view', name, url: button.url }
  }
  return menu.map(one)
}

/** Why something was not taken, as a code for operators. */
export function whyOf(outcome: Exclude<Outcome, { kind: 'done' }>): string {
  if (outcome.kind !== 'refused') return outcome.why
  const at = outcome.at === 'token' ? 'token-' : ''
  return `${at}${outcome.code}${outcome.rid ? ` (rid ${outcome.rid})` : ''}`
}
