// Why an answer may not fit, by form: the ends of the locale keys that a question of this form needs.

const LENGTH = ['too-short', 'too-long']

/** The reasons that a form can give; those of `length` only where the question has that setting. */
export const reasons: { readonly [form: string]: readonly string[] } = {
  text: ['not-a-text', ...LENGTH],
  name: ['not-a-name', ...LENGTH],
  number: ['not-a-number', 'ambiguous'],
  phone: ['not-a-phone', 'ambiguous'],
  date: ['not-a-date', 'ambiguous', 'past', 'impossible', 'lunar'],
  time: ['not-a-time', 'ambiguous', 'impossible'],
  when: ['not-a-when', 'ambiguous', 'past', 'impossible', 'lunar'],
  place: ['not-a-place', ...LENGTH],
  image: ['not-an-image'],
  voice: ['not-a-voice'],
  'case-number': ['not-a-case-number', 'ambiguous'],
  code: ['not-a-code'],
  tail: ['not-a-tail'],
  'id-number': ['not-an-id-number', 'fifteen-digits', 'ambiguous'],
  plate: ['not-a-plate', 'ambiguous'],
  email: ['not-an-email', 'ambiguous'],
  confirm: ['yes-or-no'],
  consent: ['yes-or-no'],
  choose: ['not-an-option', 'ambiguous'],
}
