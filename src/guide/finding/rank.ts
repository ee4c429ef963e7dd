// Ranks procedures for a question: its names, its facts, its best example, what its object and action add, and what was learnt
// of it, apart.

import { createStringTable } from '../../lib/string-table.ts'
import type { ScoreParts } from '../../ports/guide.ts'
import { countTokens, createCosine, type Cosine, type Weighted } from './cosine.ts'
import { blurred, soundsOf } from '../reading/pinyin.ts'
import type { Procedure } from '../procedure.ts'
import { features, leaningsOf, named, together, type Features, type Model } from '../learning/linear.ts'
import type { Question } from '../reading/question.ts'
import { sensesOf } from '../reading/senses.ts'
import { tokens } from '../reading/tokens.ts'
import { normalise } from '../reading/normalise.ts'
import { standardWords } from '../reading/dialect.ts'

/** How much each part counts: what did best on the project's own question set. */
const WEIGHTS = { facts: 0.2, example: 0.4, all: 1.5, object: 0.06, action: 0.08, alias: 0.35, learnt: 1.5 }

/** Ranks all procedures that share anything with a question, best first. */
export type Rank = (question: Question) => readonly ScoreParts[]

type Units = { readonly names: Cosine; readonly facts: Cosine; readonly examples: Cosine; readonly all: Cosine }
type Texts = { readonly names: string; readonly facts: string; readonly examples: readonly string[] }

/** Builds the index: one over tokens, one over sounds for questions in pinyin; what was learnt of procedures is added, if anything was. */
export function createRank(procedures: readonly Procedure[], learnt?: Model): Rank {
  const texts = procedures.map(textsOf)
  const replaced = new Set(procedures.flatMap(({ object, action }) => (action === 'lost' ? [object] : [])))
  const owners = texts.flatMap(({ examples }, at) => examples.map(() => at))
  const classes = procedures.map(({ id }) => learnt?.classes.indexOf(id) ?? -1)
  const byToken = createUnits(texts, tokens)
  // Facts are long and sound alike: in pinyin only names and examples are compared.
  const bySound = createUnits(texts.map((text) => ({ ...text, facts: '' })), soundTokens)
  return (question) => {
    const { syllables } = question
    const units = syllables === undefined ? byToken : bySound
    const weighted = syllables === undefined ? question.weighted : soundsTyped(syllables)
    const parts = score({ procedures, replaced, owners, classes, units, weighted, question, learnt })
    return parts.filter((part) => part.score > 0).toSorted((a, b) => b.score - a.score)
  }
}

function textsOf(procedure: Procedure): Texts {
  const { name, aliases, english, object, short, materials, conditions, questions } = procedure
  const facts = [short.zh, short.en, ...materials.map(({ zh }) => zh), ...conditions.map(({ zh }) => zh)]
  return {
    names: prepared([name.zh, name.en, object, english, ...aliases].join(' ')),
    facts: prepared(facts.join(' ')),
    examples: [...questions, ...procedure['questions-en']].map(prepared),
  }
}

function prepared(text: string): string {
  return standardWords(normalise(text))
}

function createUnits(texts: readonly Texts[], read: (text: string) => readonly string[]): Units {
  const shared = createStringTable()
  return {
    names: createCosine(texts.map(({ names }) => read(names)), shared),
    facts: createCosine(texts.map(({ facts }) => read(facts)), shared),
    examples: createCosine(texts.flatMap(({ examples }) => examples.map(read)), shared),
    all: createCosine(texts.map(({ names, examples }) => read([names, ...examples].join(' '))), shared),
  }
}

// Pairs of syllables: a single one says next to nothing, three in a row add nothing to two.
function soundTokens(text: string): readonly string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => runs([...run].map((character) => soundsOf(character)[0] ?? character)))
}

function soundsTyped(syllables: readonly string[]): Weighted {
  return countTokens(runs(syllables.map(blurred)))
}

function runs(sounds: readonly string[]): readonly string[] {
  return sounds.flatMap((sound, at) => {
    const next = sounds[at + 1]
    return next === undefined ? [] : [`${sound} ${next}`]
  })
}

type Scoring = {
  readonly procedures: readonly Procedure[]
  /** The objects for which being lost has an entry of its own. */
  readonly replaced: ReadonlySet<string>
  /** Whose each example is, and which class of what was learnt each procedure is; -1 for one that was added since. */
  readonly owners: readonly number[]
  readonly classes: readonly number[]
  readonly units: Units
  readonly weighted: Weighted
  readonly question: Question
  readonly learnt: Model | undefined
}

function score({ procedures, replaced, owners, classes, units, weighted, question, learnt }: Scoring): readonly ScoreParts[] {
  const names = units.names.score(weighted)
  const facts = units.facts.score(weighted)
  const all = units.all.score(weighted)
  const leanings = learnt && leaningsOf(learnt, askedFeatures(question))
  const best = bestOf(units.examples.score(weighted), owners, procedures.length)
  return procedures.map((procedure, at) => {
    const name = (names[at] ?? 0) + WEIGHTS.all * (all[at] ?? 0)
    const fact = WEIGHTS.facts * (facts[at] ?? 0)
    const example = WEIGHTS.example * (best[at] ?? 0)
    const over = isOver(procedure, question, replaced)
    const terms = termScore(procedure, question, over ? 0 : WEIGHTS.alias)
    // An entry that was added since has no share, and is found by its words alone.
    const share = over ? 0 : WEIGHTS.learnt * Math.exp(leanings?.[classes[at] ?? -1] ?? -Infinity)
    return { id: procedure.id, score: name + fact + example + terms + share, name, facts: fact, example, terms, learnt: share }
  })
}

// The best example of each procedure.
function bestOf(examples: Float64Array, owners: readonly number[], all: number): Float64Array {
  const best = new Float64Array(all)
  for (let at = 0; at < examples.length; at += 1) {
    const owner = owners[at] ?? 0
    best[owner] = Math.max(best[owner] ?? 0, examples[at] ?? 0)
  }
  return best
}

/** Gives what a question is known by when its procedure is told: its characters and their pairs, its words and senses, its syllables. */
export function askedFeatures({ standard, syllables }: Question): Features {
  const spoken = syllables === undefined ? [] : runs(syllables.map(blurred))
  return together(features(standard, 2), named(spoken), named(sensesOf(standard)))
}

/** Gives how much of what was learnt of procedures speaks for any of them, from 0 to 1. */
export function shareOfOurs(scores: readonly ScoreParts[]): number {
  return Math.min(1, scores.reduce((sum, { learnt }) => sum + learnt, 0) / WEIGHTS.learnt)
}

// Who has lost a thing does not apply for the first one, where losing it has an entry of its own: "丢了护照怎么办" holds 护照怎么办,
// an alias of that.
function isOver({ object, action }: Procedure, { terms: { objects, actions } }: Question, replaced: ReadonlySet<string>): boolean {
  return action === 'first' && replaced.has(object) && objects.has(object) && actions.has('lost') && !actions.has('first')
}

// An action counts only with its object: 补 alone says nothing of what was lost.
function termScore({ id, object, action }: Procedure, { terms }: Question, aliasWeight: number): number {
  const alias = terms.aliases.get(id) ?? 0
  const named = alias >= 3 ? aliasWeight * Math.min(1, alias / 5) : 0
  if (!terms.objects.has(object)) return named
  const wanted = terms.actions.has(action) ? WEIGHTS.action : 0
  return named + WEIGHTS.object + wanted
}
