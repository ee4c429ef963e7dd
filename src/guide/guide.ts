// The guide: finds the procedure that answers a question, and says what stands in it. Pure; built once from its content.

import { remember } from '../lib/remember.ts'
import type { Guide, NamedProcedure } from '../ports/guide.ts'
import { withCalmWords } from './finding/calm-words.ts'
import type { GuideContent } from './content.ts'
import { createDanger } from './danger/danger.ts'
import { createFind } from './finding/find.ts'
import { createMeant } from './meant.ts'
import { createPartAsked } from './part-asked.ts'
import { createRelated } from './related.ts'
import { createPlain } from './reading/plain.ts'
import { writePart } from './texts/show.ts'
import { createTraditional } from './texts/traditional.ts'
import { WORDING, type Written } from './texts/wording.ts'

/** What the guide is told besides its content: the time, by which an entry is fresh or has to be checked again. */
export type GuideOptions = { readonly now?: () => number }

// What is said a thousand times a day, 1 or 好 or 举报, is judged once; no phone number and hardly a name is as short.
const SHORT = { longest: 6, most: 1_000 } as const

type Both = { readonly zh: string; readonly en: string }

// What takes long to make of a content is made once: it holds neither clock nor language.
const known = new WeakMap<GuideContent, ReturnType<typeof index>>()

function index(content: GuideContent) {
  const judge = remember(withCalmWords(createDanger(content.learnt), content.words), SHORT)
  const { find, weighed } = createFind({ content, judge })
  const { procedures } = content
  const made = {
    find, judge, plain: createPlain(content),
    meant: createMeant(procedures, weighed), partAsked: createPartAsked(procedures, weighed), related: createRelated(procedures, weighed),
  }
  known.set(content, made)
  return made
}

/** Makes the guide of a department. */
export function createGuide(content: GuideContent, { now }: GuideOptions = {}): Guide {
  const { find, judge, ...indexes } = known.get(content) ?? index(content)
  const procedures = new Map(content.procedures.map((procedure) => [procedure.id, procedure]))
  const say = createSay(content)
  const named = (id: string, language: string): readonly NamedProcedure[] => {
    const procedure = procedures.get(id)
    return procedure === undefined ? [] : [{ id, name: say(procedure.name, language) }]
  }
  return {
    find,
    danger: (text) => {
      const danger = judge(text)
      return danger?.sure ? { kind: danger.kind } : undefined
    },
    doubtful: (text) => judge(text)?.sure === false,
    ...indexes,
    show: (id, part, language) => {
      const procedure = procedures.get(id)
      if (procedure === undefined) return undefined
      const write = (written: Written) => writePart(procedure, part, written, now?.())
      return say({ zh: isEnglish(language) ? '' : write('zh'), en: isEnglish(language) ? write('en') : '' }, language)
    },
    names: (ids, language) => ids.flatMap((id) => named(id, language)),
    department: (id) => procedures.get(id)?.department,
    followUp: (family, language) => {
      const asking = content.procedures.find((one) => one.family === family && one['follow-up'] !== null)
      return asking?.['follow-up'] ? say(asking['follow-up'], language) : undefined
    },
    elsewhere: (topic, language) => {
      const entry = content.words.elsewhere.find((one) => one.topic === topic)
      return entry && say(entry.say, language)
    },
    smalltalk: (kind, language) => {
      const entry = content.words.smalltalk.find((one) => one.kind === kind)
      return entry && say(entry.say, language)
    },
  }
}

function isEnglish(language: string): boolean {
  return language.startsWith('en')
}

// Traditional Chinese is made when someone first asks for it.
function createSay({ procedures, words }: GuideContent): (text: Both, language: string) => string {
  let toTraditional: ((text: string) => string) | undefined
  return ({ zh, en }, language) => {
    if (isEnglish(language)) return en
    if (!/^zh-(?:tw|hk|mo|hant)/i.test(language)) return zh
    toTraditional ??= createTraditional([JSON.stringify([procedures, words, WORDING.zh])], words.traditional)
    return toTraditional(zh)
  }
}
