// Which units are nearest to a resident, of those that do what was asked about; and when units are open.

import { metresBetween, type Point } from '../lib/distance.ts'
import type { Department, Unit } from '../ports/department.ts'
import type { Guide } from '../ports/guide.ts'
import type { Service } from '../ports/services.ts'
import { defineService, give, refuse } from './define.ts'
import { sayNear, sayOpen, sayWhole, type Near } from './say-units.ts'

/** What the nearest units are found by. */
export type UnitParts = { readonly department: Pick<Department, 'units'>; readonly guide: Pick<Guide, 'department'> }

const MOST = 3
const MOST_OPEN = 6

const POSITION = {
  type: ['object', 'null'],
  properties: {
    label: { type: 'string' },
    lat: { type: 'number', minimum: -90, maximum: 90 },
    lng: { type: 'number', minimum: -180, maximum: 180 },
  },
} as const

const FOUND = { type: ['object', 'null'], properties: { id: { type: 'string' } }, required: ['id'] } as const

/** `units.near`: three units, the nearest first where a position is known; nothing of the position is kept. */
export function nearUnits({ department, guide }: UnitParts): Service {
  return defineService({
    name: 'units.near',
    gives: ['text'],
    changes: false,
    input: { type: 'object', properties: { near: POSITION, found: FOUND }, additionalProperties: false },
    reasons: ['skipped', 'none'],
  }, async ({ near, found }, { language }) => {
    if (!near) return refuse('skipped')
    const asked = found ? guide.department(found.id) : undefined
    const here = pointOf(near)
    const fitting = department.units.filter(({ serves }) => asked === undefined || serves?.some((each) => each === asked))
    const units = nearest(fitting, here)
    if (units.length === 0) return refuse('none')
    const measured = units.some(({ metres }) => metres !== undefined)
    return give({ text: sayNear(units, { asked: asked !== undefined, measured }, language) })
  })
}

/** `units.hours`: when the units are open, in the order of the file; of one that was named all that there is to say. */
export function openUnits({ department }: Pick<UnitParts, 'department'>): Service {
  return defineService({
    name: 'units.hours',
    gives: ['text'],
    changes: false,
    input: { type: 'object', properties: { unit: { type: ['string', 'null'] } }, additionalProperties: false },
    reasons: ['none'],
  }, async ({ unit }, { language }) => {
    const named = department.units.find(({ id }) => id === unit)
    if (named) return give({ text: sayWhole(named, language) })
    const open = department.units.filter(({ hours }) => hours.length > 0)
    return open.length === 0 ? refuse('none') : give({ text: sayOpen(open, MOST_OPEN, language) })
  })
}

// A unit whose place is not known comes last, in the order of the file.
function nearest(units: readonly Unit[], here: Point | undefined): readonly Near[] {
  return units
    .map((unit) => ({ unit, metres: here && unit.place && metresBetween(here, unit.place) }))
    .toSorted((a, b) => (a.metres === b.metres ? 0 : (a.metres ?? Infinity) - (b.metres ?? Infinity)))
    .slice(0, MOST)
}

// An address in words has no position.
function pointOf({ lat, lng }: { readonly lat?: number; readonly lng?: number }): Point | undefined {
  return lat === undefined || lng === undefined ? undefined : { lat, lng }
}
