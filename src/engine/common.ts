// The words and texts of locales/*/common.json that the engine listens to and says, for the book and the checker.

/** What a resident can command at every step. `drop` is a cancelling word that means no under a confirm. */
export const COMMANDS = [
  'cancel', 'drop', 'back', 'help', 'repeat', 'skip', 'done', 'why', 'human', 'menu', 'elder-on', 'elder-off',
] as const

/** One of the commands. */
export type CommandName = (typeof COMMANDS)[number]

/** The kinds of danger that have a text of their own. */
export const DANGERS = ['police', 'fire', 'medical', 'traffic', 'text', 'fraud'] as const

/** The keys under `common:` that the engine says, or lists that it listens to. */
export const COMMON_KEYS = [
  ...COMMANDS.filter((name) => name !== 'drop').map((name) => `words.${name}`),
  'words.language', 'words.change', 'words.wrong', 'words.addition',
  'help', 'why', 'again', 'again-2', 'again-3', 'exhausted', 'nudge', 'more',
  'back-to', 'cancelled', 'nothing-to-cancel', 'no-way-back', 'not-skippable', 'too-deep',
  'not-understood', 'not-words', 'noted-down', 'offer-officer', 'understood',
  'privacy', 'privacy.yes', 'privacy.no', 'privacy.again', 'privacy.refused', 'privacy.needed',
  'expired', 'draft', 'draft.again', 'draft.resume', 'draft.restart', 'draft.discard', 'draft.discarded', 'came',
  'elder.on', 'elder.off', 'elder.zero', 'elder.more', 'language',
  ...DANGERS.map((kind) => `danger.${kind}`), 'danger.noted', 'danger.unheard', 'danger.maybe',
  'sorry', 'no-options', 'refused', 'which-to-change', 'what-to-add', 'yes', 'no', 'change',
  'officer-ended', 'flow-gone', 'resident-wrote', 'handover', 'loop',
] as const

/** Flows that the engine runs by name: the menu, the person, the case and the guide. */
export const WELCOME = 'welcome'

/** The flow that brings a resident to a person. */
export const OFFICER = 'talk-to-officer'

/** The flow that asks the guide. */
export const GUIDE = 'ask-guide'

/** Flows that leave nothing behind: nobody is reminded of them, or asked whether to go on with them. */
export const FLEETING: readonly string[] = [WELCOME, GUIDE, 'nearby', 'hours']

/** Flows whose words work at every question, even where the answer could be any text. */
export const SIDE_FLOWS: readonly string[] =
  ['case-status', GUIDE, OFFICER, 'who-sees', 'what-next', 'hours', 'withdraw', 'disconnect', 'add', 'my-data',
    'my-receipts', 'delete-data']
