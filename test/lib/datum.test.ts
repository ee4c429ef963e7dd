// Places as devices give them, shifted to where China's maps show them; held against what map services give.

import assert from 'node:assert/strict'
import { toGcj02 } from '../../src/lib/datum.ts'

describe('the datum of a place', () => {
  for (const [where, lat, lng, north, east] of [
    ['in Beijing', 39.908, 116.397, 39.90940335, 116.40324338],
    ['in Hangzhou', 30.274, 120.155, 30.27167139, 120.15969475],
    ['in Ürümqi', 43.825, 87.617, 43.82620590, 87.61985012],
    ['in Tokyo, where nothing is shifted', 35.69, 139.69, 35.69, 139.69],
    ['at the end of the world', -90, -180, -90, -180],
  ] as const) {
    it(`is right ${where}`, () => {
      const found = toGcj02({ lat, lng })
      assert.ok(Math.abs(found.lat - north) < 1e-7 && Math.abs(found.lng - east) < 1e-7, JSON.stringify(found))
    })
  }
})
