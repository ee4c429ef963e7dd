// The settings that all questions share, as part of their schemas.

/** Settings of `ask`, `choose` and `confirm`; a flow may set its own defaults for them above its steps. */
export const QUESTION_SETTINGS = {
  tries: { type: 'integer', minimum: 1, maximum: 10 },
  exhausted: { type: 'string' },
  default: { type: ['string', 'number', 'boolean'] },
  keep: { type: 'string' },
  needs: { type: 'array', items: { type: 'string' } },
  nudge: { type: 'string' },
  expires: { type: 'string' },
  window: { type: ['string', 'boolean'] },
  skippable: { type: 'boolean' },
} as const

/** Forms of answer that are personal: the privacy notice comes before the first question for one. */
export const PERSONAL: ReadonlySet<string> =
  new Set(['name', 'phone', 'id-number', 'email', 'image', 'voice', 'place', 'plate'])

/** The ways of leaving a question that has failed too often; anything else is a step's name. */
export const EXITS: readonly string[] = ['skip', 'default', 'cancel', 'human']
