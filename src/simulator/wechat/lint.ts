// What may stand in a field of a notice: the field's name tells its kind, as in `thing1` or `date3`.

const SPAN = /^\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2})/
const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?/
const length = (value: string): number => [...value].length

const KINDS: { readonly [kind: string]: (value: string) => boolean } = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^-?[\d.]{1,32}$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => /^[!-~]{1,32}$/.test(value),
  time: (value) => new RegExp(`^(?:${SPAN.source.slice(1)} ?)?${CLOCK.source}`).test(value),
  date: (value) => new RegExp(`${SPAN.source}(?: ?${CLOCK.source})?`).test(value),
  amount: (value) => /^[¥￥$]?-?\d{1,10}(?:\.\d{1,2})?元?$/.test(value),
  phone_number: (value) => /^\+?[\d-]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8 && /^\p{L}[\p{L}\p{N}·-]+$/u.test(value),
  name: (value) => (/^[A-Za-z .'-]+$/.test(value)
    ? value.length <= 20
    : length(value) <= 10 && /^[\p{Script=Han}A-Za-z·]+$/u.test(value)),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  const: (value) => length(value) <= 20,
}

/** The first field that does not fit, in the platform's words; undefined if all do. */
export function lint(fields: readonly string[], values: (field: string) => string | undefined): string | undefined {
  for (const field of fields) {
    const value = values(field)
    if (value === undefined || value === '') return `data.${field}.value is empty`
    const kind = field.replace(/\d+$/, '')
    if (Object.hasOwn(KINDS, kind) && !KINDS[kind]?.(value)) return `data.${field}.value invalid`
  }
  return undefined
}
