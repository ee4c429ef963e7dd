// The door to what residents asked in vain: questions counted by day, without anything that says who asked.

/** Nothing was found, or a list was offered and nobody picked from it. */
export type QuestionKind = 'none' | 'unpicked'

/** A question of a day, already without personal data; `by` is -1 where a list was picked from after all. */
export type Asked = {
  /** In China: `2026-11-22`. */
  readonly day: string
  readonly kind: QuestionKind
  readonly question: string
  readonly by: 1 | -1
}

/** How often a question was asked on a day. */
export type Counted = { readonly kind: QuestionKind; readonly question: string; readonly count: number }

/** Keeps questions for 180 days. */
export type Questions = {
  readonly count: (asked: Asked) => Promise<void>
  /** The questions of a day, the most frequent first, at most 500. */
  readonly list: (day: string) => Promise<readonly Counted[]>
}

/** Takes note of a question as it was asked, now or later; it never fails and nobody waits for it. */
export type Note = (asked: { readonly kind: QuestionKind; readonly question: string; readonly at: number; readonly by: 1 | -1 }) => void
