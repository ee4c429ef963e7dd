// What flows ask of the guide: every text comes from an entry or a reviewed text. What had no answer is noted by the way.

import type { Finding, Guide, ProcedurePart } from '../ports/guide.ts'
import type { Note } from '../ports/questions.ts'
import type { CallContext, Called, Service } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'
import { ANSWER, defineService, give, refuse } from './define.ts'

/** Reasons for which a question has no answer of its own: it is somebody else's, or another flow's. */
const REASONS = [
  'list', 'none', 'elsewhere', 'smalltalk', 'tip', 'complaint', 'status', 'booking', 'human',
] as const

/** What was asked, and which of the procedures was meant; what was left out is as nothing. */
const ASKED = { type: 'object', properties: { question: ANSWER } } as const
const PICKED = { type: 'object', properties: { question: ANSWER, which: ANSWER } } as const
const PART_ASKED = { type: 'object', properties: { found: ANSWER, more: ANSWER } } as const

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
    // What is only taken for chat may be anything: a person who is told that we do not chat goes away.
    const said = text ?? translator.say(language, kind === 'smalltalk' ? 'ask-guide:unclear' : 'ask-guide:other-business')
    if (kind !== 'out_of_scope' || outcome !== 'list' || !translator.has(language, 'ask-guide:or-ours')) return give({ text: said })
    // It may be ours all the same: who writes one of these names is told of it.
    const names = guide.names(procedures, language).map(({ name }) => name)
    return give({ text: [said, translator.say(language, 'ask-guide:or-ours'), ...names].join('\n') })
  }

  return [
    defineService({ name: 'guide.find', changes: false, input: ASKED, gives: FOUND, reasons: REASONS, files: 'question' },
      async ({ question }, context) => find(text(question), context)),
    defineService({ name: 'guide.options', changes: false, input: ASKED, files: 'question' },
      async ({ question }, context) => options(text(question), context)),
    defineService({ name: 'guide.asking', changes: false, input: ASKED, gives: SAID },
      async ({ question }, context) => asking(text(question), context)),
    defineService({ name: 'guide.show', changes: false, input: PICKED, gives: FOUND, reasons: ['none'] },
      async ({ question, which }, context) => show(idOf(which), text(question), context)),
    defineService({ name: 'guide.part', changes: false, input: PART_ASKED, gives: FOUND, reasons: ['none'] },
      async ({ found: of, more }, { language }) => found(idOf(of), readPart(text(more)), language)),
    defineService({ name: 'guide.elsewhere', changes: false, input: ASKED, gives: SAID },
      async ({ question }, context) => say(text(question), context)),
    defineService({ name: 'guide.smalltalk', changes: false, input: ASKED, gives: SAID },
      async ({ question }, context) => say(text(question), context)),
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

const PARTS: readonly ProcedurePart[] = ['materials', 'fee', 'where', 'time', 'online', 'steps', 'basis', 'all']

function readPart(part: string): ProcedurePart {
  return PARTS.find((each) => each === part) ?? 'short'
}

/** The id of a procedure: as it is, as an option that was picked, or as what guide.find gave. */
function idOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value)
  return text('id' in value ? value.id : 'value' in value ? value.value : undefined)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
