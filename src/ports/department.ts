// What a department says of itself in its files: units, desks, services, clocks and calendars.

import type { ConsentKind } from './consents.ts'
import type { RecordKind } from './records.ts'
import type { Notice } from './sender.ts'

/** A list in our languages; where one is missing, zh-CN stands in. */
export type Lists = { readonly 'zh-CN': readonly string[]; readonly [language: string]: readonly string[] | undefined }

/** A text in our languages; where one is missing, zh-CN stands in. */
export type Names = { readonly 'zh-CN': string; readonly [language: string]: string | undefined }

/** Hours: on working days by the calendar, every day, or on weekdays (1 Monday … 7 Sunday) that are no holidays. */
export type Hours = {
  readonly days: 'workdays' | 'every-day' | readonly number[]
  /** `09:00`, in China's time; `to` may be `24:00`. */
  readonly from: string
  readonly to: string
}

/** What units do: the departments that the guide's procedures belong to. */
export type Served = 'hukou' | 'exit-entry' | 'traffic' | 'public-order' | 'case' | 'cyber' | 'legal'

/** A station, branch or hall. */
export type Unit = {
  readonly id: string
  readonly name: Names
  /** Other names by which residents know it. */
  readonly also?: Lists
  readonly address: Names
  /** In GCJ-02 degrees, as WeChat sends places; left out: its distance is not told. */
  readonly place?: { readonly lat: number; readonly lng: number }
  /** Left out: it is not named where a procedure is asked about. */
  readonly serves?: readonly Served[]
  readonly phone: string
  readonly hours: readonly Hours[]
}

/** Where officers of a desk are told things. */
export type Told = { readonly email: string } | { readonly webhook: string }

/** A place in a unit where officers are told things. */
export type Desk = {
  readonly id: string
  readonly name: Names
  readonly unit: string
  readonly hours: readonly Hours[]
  readonly tell: readonly Told[]
}

/** What can be booked. */
export type BookableService = {
  readonly id: string
  readonly name: Names
  readonly units: readonly string[]
  /** In ms, as are the spans below. */
  readonly length: number
  /** How many can be served at once. */
  readonly seats: number
  /** How many appointments a resident may have before them for it; one where nothing is said. */
  readonly each?: number
  readonly windows: readonly Hours[]
  /** How far ahead can be booked. */
  readonly horizon: number
  /** How long before a slot booking closes. */
  readonly notice: number
  readonly bring: Lists
  /** Other words by which residents ask for it. */
  readonly also?: Lists
  /** The procedure in the guide. */
  readonly guide?: string
}

/** A deadline: so many units after the start, with the text that it follows. */
export type Clock = { readonly span: number; readonly unit: 'hour' | 'day' | 'working-day'; readonly source: string }

/** How long something is kept after it was closed, in ms, and why so long. */
export type Keeping = { readonly keep: number; readonly 'keep-source': string }

/** The deadlines of a kind of record. */
export type Clocks = Keeping & {
  readonly acknowledge: Clock
  readonly triage: Clock
  readonly 'first-answer': Clock
  readonly result: Clock
}

/** Days off and make-up workdays of a year, as the State Council has announced them. */
export type CalendarYear = {
  readonly year: number
  readonly notice: string
  readonly holidays: readonly { readonly from: string; readonly to: string; readonly name: string }[]
  readonly workdays: readonly string[]
}

/** A template of notices: what the platform calls it, and the words for each of its fields. */
export type NoticeTemplate = {
  readonly about: Notice['about']
  /** The platform's id of it; empty: such notices are not sent. */
  readonly template: string
  readonly kind: ConsentKind
  readonly fields: { readonly [field: string]: Names }
}

/** Everything that a department says of itself. */
export type Department = {
  readonly units: readonly Unit[]
  readonly desks: readonly Desk[]
  readonly services: readonly BookableService[]
  readonly clocks: { readonly [kind in RecordKind]: Clocks } & { readonly appointment: Keeping; readonly case: Keeping }
  readonly years: readonly CalendarYear[]
  readonly notices: readonly NoticeTemplate[]
}
