// Distances over the ground, against figures from an atlas.

import { equal, ok } from 'node:assert/strict'
import { metresBetween } from '../../src/lib/distance.ts'

describe('the distance', () => {
  const cases: readonly (readonly [string, readonly [number, number], readonly [number, number], number])[] = [
    ['of a degree of latitude', [30, 120], [31, 120], 111_195],
    ['of a degree of longitude at 60 degrees north', [60, 10], [60, 11], 55_597],
    ['from Beijing to Shanghai', [39.9042, 116.4074], [31.2304, 121.4737], 1_067_000],
    ['across the date line', [0, 179.5], [0, -179.5], 111_195],
    ['to the other side of the earth', [0, 0], [0, 180], 20_015_087],
    ['of a hundred metres', [31.2, 121.4], [31.2009, 121.4], 100],
  ]
  for (const [title, [lat, lng], [otherLat, otherLng], metres] of cases) {
    it(`is right ${title}, both ways`, () => {
      const [a, b] = [{ lat, lng }, { lat: otherLat, lng: otherLng }]
      ok(Math.abs(metresBetween(a, b) - metres) <= metres / 200, String(metresBetween(a, b)))
      equal(metresBetween(a, b), metresBetween(b, a))
    })
  }

  it('is nothing from a place to itself', () => {
    equal(metresBetween({ lat: 31.2, lng: 121.4 }, { lat: 31.2, lng: 121.4 }), 0)
  })
})
