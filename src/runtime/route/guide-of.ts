// What the engine asks the guide, answered with what a department says of its units and services.

import { ASKS } from '../../engine/answers/reading/asks.ts'
import type { Book } from '../../engine/book.ts'
import type { Json } from '../../engine/event.ts'
import type { BookableService, Unit } from '../../ports/department.ts'
import type { Guide } from '../../ports/guide.ts'
import { withoutKeys } from './numbers.ts'
import { despairs, endsOwnLife } from './own-life.ts'
import { createRoute, type FindSubject } from './route.ts'
import { isOfUs } from './supervision.ts'
import { createUnitFinder } from './units.ts'

/** What a department says of its units and services that tells where a text leads. */
export type Served = {
  readonly units: readonly Pick<Unit, 'id' | 'name' | 'also'>[]
  readonly services: readonly Pick<BookableService, 'id' | 'guide'>[]
}

/** The part of a book that the guide answers. */
export type GuidePart = Required<Pick<Book, 'route' | 'danger' | 'doubtful' | 'aboutUs' | 'meant' | 'plain'>>

/** Makes all that the engine asks the guide, in a department of these units and services. */
export function guideOf(guide: Guide, { units, services }: Served): GuidePart {
  const route = createRoute({ guide, unitIn: createUnitFinder(units), subjectOf: createSubject(guide, services) })
  return {
    route,
    aboutUs: (text, language) =>
      isOfUs(text) && [text, ...text.split(SENTENCES)].some((part) => isOfUs(part) && route(part, language)?.flow === 'file-complaint'),
    danger: (text) => {
      const kind = guide.danger(withoutKeys(text))?.kind
      if (kind === undefined) return despairs(text) ? 'life' : undefined
      // Who has harmed themselves already needs another kind of help first.
      return kind === 'police' && endsOwnLife(text) ? 'life' : kind
    },
    doubtful: (text) => guide.doubtful(withoutKeys(text)),
    plain: guide.plain,
    meant: createMeant(guide),
  }
}

// What is told of an officer may be one sentence of a story about others.
const SENTENCES = /[。！？!?；;\n]+|，?(?:还有|還有|另外|其实|其實)[，,]?/

function createMeant(guide: Guide): GuidePart['meant'] {
  return ({ said, offers, answers: { question, found }, language }) => {
    if (isShown(found)) {
      const part = ASKS.test(said) || WHAT_IF.test(said) ? guide.partAsked(found.id, said) : undefined
      return offers.find(({ value }) => value === part)
    }
    const offered = offers.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    const id = guide.meant({ question: typeof question === 'string' ? question : '', offered, said })
    const [named] = id === undefined ? [] : guide.names([id], language)
    return named && { value: named.id, label: named.name }
  }
}

// "那小孩", "我是外地的" and "我十五岁" ask without a word of a question.
const WHAT_IF = /^(?:那|如果|要是|我(?:们|們)?(?:是|在|才|今年|[\d一二三四五六七八九十]))|^(?:and|what) (?:if|about)\b/i

// An entry as `guide.find` and `guide.show` give it: what is asked next may be about it.
function isShown(found: Json | undefined): found is { readonly id: string } {
  return typeof found === 'object' && found !== null && 'id' in found && typeof found['id'] === 'string'
}

function createSubject(guide: Guide, services: Served['services']): FindSubject {
  const entries = new Map<Json, string>(services.flatMap(({ id, guide: entry }) => (entry === undefined ? [] : [[id, entry]])))
  return (chosen, language) => guide.names(chosen.flatMap((value) => entries.get(value) ?? []), language)[0]?.name
}
