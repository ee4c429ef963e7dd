// The door to the guide: what the rest of the house may ask about procedures, and how a question is understood.

/** What a message is, as far as one can tell from its words alone. */
export type MessageKind =
  | 'procedure'
  | 'tip'
  | 'complaint'
  | 'status'
  | 'booking'
  | 'emergency'
  | 'smalltalk'
  | 'human'
  | 'out_of_scope'

/** Who is needed in danger: 110, 119, 120, 122, 12110 by text message, 96110. */
export type DangerKind = 'police' | 'fire' | 'medical' | 'traffic' | 'text' | 'fraud'

/** Danger that a message speaks of as happening now. */
export type Danger = { readonly kind: DangerKind }

/** Why a procedure came out where it did: its name, its facts, its best example, what its object and action add, what was learnt. */
export type ScoreParts = {
  readonly id: string
  readonly score: number
  readonly name: number
  readonly facts: number
  readonly example: number
  readonly terms: number
  readonly learnt: number
}

/** What was found for a message. */
export type Finding = {
  readonly kind: MessageKind
  /** Ids of procedures, best first, at most three. */
  readonly procedures: readonly string[]
  /** Whether the first is sure enough to be shown, a list is to be offered, or nothing was found. */
  readonly outcome: 'answer' | 'list' | 'none'
  /** The family of procedures that is sure although the procedure is not: ask its follow-up question. */
  readonly family?: string
  /** A list of what comes near by its words alone: nothing is named that the police deal with, and nothing wanted with it. */
  readonly guess?: true
  readonly emergency?: DangerKind
  /** The other department's subject, or the kind of small talk. */
  readonly topic?: string
  readonly scores: readonly ScoreParts[]
  /** How much of it speaks for its kind, from 0 to 1; left out where its words say the kind plainly, or nothing was weighed. */
  readonly share?: number
}

/** What narrows a search: the conversation's language, the family that a follow-up question was asked about. */
export type FindOptions = { readonly language?: string; readonly family?: string }

/** The part of a procedure that is shown. */
export type ProcedurePart =
  | 'short'
  | 'materials'
  | 'fee'
  | 'where'
  | 'time'
  | 'online'
  | 'steps'
  | 'basis'
  | 'all'

/** A procedure by its name in a language. */
export type NamedProcedure = { readonly id: string; readonly name: string }

/** An entry and when its facts are to be held against the law again; days are those of China. */
export type EntryReview = {
  readonly id: string
  readonly name: string
  /** Who keeps the entry. */
  readonly owner: string
  readonly checked: string
  /** The first day on which residents are told that it has not been checked for long. */
  readonly due: string
  readonly overdue: boolean
}

/** A free answer to a list: the question that led to it, the ids that were offered, what was said. */
export type AnsweredList = { readonly question: string; readonly offered: readonly string[]; readonly said: string }

/** Finds and shows procedures. Everything it says comes from an entry or a reviewed text. */
export type Guide = {
  readonly find: (text: string, options?: FindOptions) => Finding
  readonly danger: (text: string) => Danger | undefined
  /** Tells whether a message may speak of danger, too unsure to answer it before all else. */
  readonly doubtful: (text: string) => boolean
  /** The procedure that a free answer to a list means, undefined where that is not sure. */
  readonly meant: (answered: AnsweredList) => string | undefined
  /** The part of a procedure that tells of what is asked about it; undefined where none does, or something else is asked about. */
  readonly partAsked: (id: string, asked: string) => ProcedurePart | undefined
  /**
   * A text in pinyin or dialect in standard words, simplified; undefined for one that needs no such thing, or cannot be read.
   * `words` are what pinyin may mean besides what people use with us: one of them within a sentence is all that is given of it.
   */
  readonly plain: (text: string, words?: readonly string[]) => string | undefined
  /** The entry on the same thing that a few words after an answer are about, the shown one for its bare name; undefined otherwise. */
  readonly related: (id: string, said: string) => string | undefined
  /** The text of a part, with the entry's date and source; undefined for an id the guide does not have. */
  readonly show: (id: string, part: ProcedurePart, language: string) => string | undefined
  readonly names: (ids: readonly string[], language: string) => readonly NamedProcedure[]
  /** The department that a procedure belongs to, by which the units that do it are found. */
  readonly department: (id: string) => string | undefined
  /** The question that tells the procedures of a family apart. */
  readonly followUp: (family: string, language: string) => string | undefined
  /** Whose business it is instead, and their number. */
  readonly elsewhere: (topic: string, language: string) => string | undefined
  readonly smalltalk: (kind: string, language: string) => string | undefined
}
