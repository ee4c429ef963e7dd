// The number for alarms by text message: 12110 everywhere, and behind it the place's own three digits where they are known.

import type { LocaleFile, Locales } from './read-locales.ts'

const NATIONAL = /(?<!\d)12110(?!\d)/g
const OWN_DIGITS = -3

/** Says the place's own number in a text: 12110571 for the area code 0571. Without an area code nothing is changed. */
export function sayTextAlarm(text: string, areaCode: string | undefined): string {
  return areaCode === undefined ? text : text.replace(NATIONAL, `12110${areaCode.slice(OWN_DIGITS)}`)
}

/** Says it in all texts; lists are words of residents, which stay as they are. */
export function withTextAlarm(locales: Locales, areaCode: string | undefined): Locales {
  if (areaCode === undefined) return locales
  const inFile = (file: LocaleFile): LocaleFile =>
    mapValues(file, (text) => (typeof text === 'string' ? sayTextAlarm(text, areaCode) : text))
  return mapValues(locales, (files) => mapValues(files, inFile))
}

function mapValues<T>(of: { readonly [name: string]: T }, change: (value: T) => T): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]))
}
