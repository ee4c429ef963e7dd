// Residents' words and what they stand for: the thing a question is about (the object) and what is wanted with it.

import type { GuideContent } from '../content.ts'
import { standardWords } from './dialect.ts'
import { normalise } from './normalise.ts'
import type { Procedure } from '../procedure.ts'
import { createWordSearch, type WordSearch } from './word-search.ts'

/** The objects and actions a text speaks of, in official terms, and whole names of procedures that it holds. */
export type Terms = {
  readonly objects: ReadonlySet<string>
  readonly actions: ReadonlySet<Procedure['action']>
  /** For each procedure the length of its longest name or alias in the text. */
  readonly aliases: ReadonlyMap<string, number>
  /** The words of the text that stand for an object, and the names and aliases in it. */
  readonly named: readonly string[]
  /** Official words to add to the question. */
  readonly official: readonly string[]
}

/** Finds the terms of a standardised text. */
export type Lexicon = { readonly terms: (text: string) => Terms; readonly words: readonly string[] }

type Meaning = { readonly object?: string; readonly action?: Procedure['action'] }

// What people of every place say for what they want done. Words of one place belong in guide-words.yaml.
const ACTION_WORDS: Readonly<Partial<Record<Procedure['action'], string>>> = {
  first: '首次 初次 第一次 头一次 新办 申领 没办过 first',
  renew: '换 到期 过期 续 换领 换发 期满 延期 快到 坏了 损坏 破 签注 年审 年检 renew expire expired expires extend damaged broken',
  lost: '丢 遗失 补 不见 找不到 掉了 弄丢 没了 被偷 偷了 挂失 落在 lost stolen missing replacement replace',
  correct: '改 变更 更正 写错 登错 错了 修改 correct wrong change',
  progress: '进展 进度 progress',
  cancel: '注销 销户 销 去世 报废 cancel scrap',
  move: '迁 落户 入户 投靠 转入 过户 搬 transfer move',
  appeal: '申诉 异议 不服 复议 复核 冤枉 拍错 误拍 不认 撤销 dispute appeal disagree',
  query: '查 查询 query check',
}

/** Makes the lexicon of a guide's content. */
export function createLexicon({ procedures, words }: Pick<GuideContent, 'procedures' | 'words'>): Lexicon {
  const meanings = new Map<string, Meaning>()
  const add = (word: string, meaning: Meaning) => {
    for (const key of writings(word)) meanings.set(key, { ...meanings.get(key), ...meaning })
  }
  for (const [action, list] of Object.entries(ACTION_WORDS)) {
    // Object.entries widens the keys of a record; these are the actions it was written with.
    for (const word of list.split(' ')) add(word, { action: action as Procedure['action'] })
  }
  for (const { word, ...meaning } of words.colloquial) add(word, meaning)
  for (const { object } of procedures) add(object, { object })
  const aliases = aliasTable(procedures)
  const meant = createWordSearch(meanings.keys())
  const names = createWordSearch(aliases.keys())
  return {
    words: [...new Set([...meanings.keys(), ...aliases.keys()])],
    terms: (text) => terms({ text, meanings, meant, aliases, names, actions: words.actions }),
  }
}

function aliasTable(procedures: readonly Procedure[]): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>()
  for (const { id, name, aliases } of procedures) {
    const names = [...aliases, ...name.zh.split(/[（）、，]/).filter((part) => part.length >= 3)]
    for (const alias of names.flatMap(writings)) table.set(alias, [...(table.get(alias) ?? []), id])
  }
  return table
}

// As it is written, and as it is compared: 唔见咗 comes as 不见了.
function writings(word: string): readonly string[] {
  const plain = normalise(word)
  const standard = standardWords(plain)
  return standard === plain || standard.length < 3 ? [plain] : [plain, standard]
}

type Search = {
  readonly text: string
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly meant: WordSearch
  readonly aliases: ReadonlyMap<string, readonly string[]>
  readonly names: WordSearch
  readonly actions: Readonly<Record<string, unknown>>
}

function terms({ text, meanings, meant, aliases, names, actions: official }: Search): Terms {
  const objects = new Set<string>()
  const actions = new Set<Procedure['action']>()
  const said = new Set<string>()
  for (const { word } of meant(text)) {
    const meaning = meanings.get(word)
    if (meaning?.object !== undefined) {
      objects.add(meaning.object)
      said.add(word)
    }
    if (meaning?.action !== undefined) actions.add(meaning.action)
  }
  const named = new Map<string, number>()
  for (const { word: alias } of names(text)) {
    said.add(alias)
    for (const id of aliases.get(alias) ?? []) named.set(id, Math.max(named.get(id) ?? 0, alias.length))
  }
  const words = [...actions].flatMap((action) => firstWords(official[action]))
  return { objects, actions, aliases: named, named: [...said], official: [...objects, ...words] }
}

function firstWords(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.slice(0, 2).filter((word): word is string => typeof word === 'string') : []
}
