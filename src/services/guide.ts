// What flows ask of the guide: every text comes from an entry or a reviewed text. What had no answer is noted by the way.

import type { Json } from '../engine/event.ts'
import type { Values } from '../engine/effect.ts'
import type { Finding, Guide, ProcedurePart } from '../ports/guide.ts'
import type { Note } from '../ports/questions.ts'
import type { CallContext, Called, Service } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'

/** Reasons for which a question has no answer of its own: it is somebody else's, or another flow's. */
const REASONS = [
  'list', 'none', 'elsewhere', 'smalltalk', 'tip', 'complaint', 'status', 'booking', 'human',
] as const

const FOUND = ['id', 'name', 'text'] as const
const SAID = ['text'] as const

type Reason = (typeof REASONS)[number]

/** Options of one list never exceed this, "none of these" included. */
const MOST = 4

/** Creates the guide's services; `note` is told of questions without an answer, and of lists until one of them was picked. */
export function createGuideServices(guide: Guide, translator: Translator, note: Note = () => {}): readonly Service[] {
  const found = (id: string, part: ProcedurePart, language: string): Called => {
    const text = guide.show(id, part, language)
    const [named] = guide.names([id], language)
    return text === undefined ? refuse('none') : give({ id, name: named?.name ?? id, text })
  }

  const find = (question: string, { language, at }: CallContext): Called => {
    const finding = guide.find(question, { language })
    const other = elsewhere(finding)
    if (other === 'none') note({ kind: 'none', question, at, by: 1 })
    if (other) return refuse(other)
    const [first] = finding.procedures
    return finding.outcome === 'answer' && first !== undefined ? found(first, 'short', language) : refuse('list')
  }

  const options = (question: string, { language, at }: CallContext): Called => {
    const { procedures } = inFamily(guide, question, language)
    const named = guide.names(procedures, language).slice(0, MOST - 1)
    note({ kind: named.length === 0 ? 'none' : 'unpicked', question, at, by: 1 })
    if (named.length === 0) return give([])
    const none = { value: 'none', label: translator.say(language, 'ask-guide:none-of-these') }
    return give([...named.map(({ id, name }) => ({ value: id, label: name })), none])
  }

  // Where the family is sure and the procedure is not, its own question tells more than "which one".
  const asking = (question: string, { language }: CallContext): Called => {
    const { family } = guide.find(question, { language })
    const text = family === undefined ? undefined : guide.followUp(family, language)
    return give({ text: text ?? translator.say(language, 'ask-guide:which-one') })
  }

  const show = (which: string, question: string, { language, at }: CallContext): Called => {
    if (question !== '') note({ kind: 'unpicked', question, at, by: -1 })
    return found(which, 'short', language)
  }

  const say = (question: string, { language }: CallContext): Called => {
    const { kind, topic = '', outcome, procedures } = guide.find(question, { language })
    const text = kind === 'smalltalk' ? guide.smalltalk(topic, language) : guide.elsewhere(topic, language)
    const said = text ?? translator.say(language, 'ask-guide:other-business')
    if (kind !== 'out_of_scope' || outcome !== 'list' || !translator.has(language, 'ask-guide:or-ours')) return give({ text: said })
    // It may be ours all the same: who writes one of these names is told of it.
    const names = guide.names(procedures, language).map(({ name }) => name)
    return give({ text: [said, translator.say(language, 'ask-guide:or-ours'), ...names].join('\n') })
  }

  return [
    { ...service('guide.find', ['question'], REASONS, (input, context) => find(text(input['question']), context), FOUND), files: 'question' },
    { ...service('guide.options', ['question'], [], (input, context) => options(text(input['question']), context)), files: 'question' },
    service('guide.asking', ['question'], [], (input, context) => asking(text(input['question']), context), SAID),
    service('guide.show', ['question', 'which'], ['none'], (input, context) =>
      show(idOf(input['which']), text(input['question']), context), FOUND),
    service('guide.part', ['found', 'more'], ['none'], (input, { language }) =>
      found(idOf(input['found']), readPart(text(input['more'])), language), FOUND),
    service('guide.elsewhere', ['question'], [], (input, context) => say(text(input['question']), context), SAID),
    service('guide.smalltalk', ['question'], [], (input, context) => say(text(input['question']), context), SAID),
  ]
}

// Procedures of the family that is asked about, and none from outside it.
function inFamily(guide: Guide, question: string, language: string): Finding {
  const found = guide.find(question, { language })
  return found.family === undefined ? found : guide.find(question, { language, family: found.family })
}

function elsewhere({ kind, outcome }: Finding): Reason | undefined {
  switch (kind) {
    case 'out_of_scope':
      return 'elsewhere'
    case 'smalltalk':
    case 'tip':
    case 'complaint':
    case 'status':
    case 'booking':
    case 'human':
      return kind
    case 'emergency':
    case 'procedure':
      return outcome === 'none' ? 'none' : undefined
  }
}

function service(
  name: string, takes: readonly string[], reasons: readonly string[],
  run: (input: Values, context: CallContext) => Called, gives?: readonly string[],
): Service {
  return {
    name,
    changes: false,
    input: { properties: Object.fromEntries(takes.map((each) => [each, {}])) },
    reasons, ...(gives && { gives }),
    run: async (input, context) => run(input, context),
  }
}

const PARTS: readonly string[] = ['materials', 'fee', 'where', 'time', 'online', 'steps', 'basis', 'all']

function readPart(part: string): ProcedurePart {
  return PARTS.includes(part) ? part as ProcedurePart : 'short' // one of the list that was just looked through
}

/** The id of a procedure: as it is, as an option that was picked, or as what guide.find gave. */
function idOf(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return text(value)
  const { id, value: picked } = value as { readonly [name: string]: Json } // lists and null were told apart above
  return text(id ?? picked)
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function give(value: Json): Called {
  return { ok: true, value }
}

function refuse(reason: Reason): Called {
  return { ok: false, reason }
}
