// Two ways of saying where something is: the world's (WGS-84), as devices give it, and China's (GCJ-02), as its maps show it.

import type { Point } from './distance.ts'

/** The ellipsoid of Krasovsky, on which GCJ-02 shifts places. */
const HALF_AXIS = 6_378_245
const FLATNESS = 0.006_693_421_622_965_943
/** Nothing is shifted outside of this, as in the maps themselves. */
const CHINA = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 }

/** Shifts a place as a device gives it to where China's maps show it; within a metre of what map services give. */
export function toGcj02({ lat, lng }: Point): Point {
  if (lng < CHINA.west || lng > CHINA.east || lat < CHINA.south || lat > CHINA.north) return { lat, lng }
  const [x, y] = [lng - 105, lat - 35]
  const sine = Math.sin(radians(lat))
  const bend = 1 - FLATNESS * sine * sine
  const meridian = (HALF_AXIS * (1 - FLATNESS)) / (bend * Math.sqrt(bend))
  const parallel = (HALF_AXIS / Math.sqrt(bend)) * Math.cos(radians(lat))
  return { lat: lat + degrees(northward(x, y) / meridian), lng: lng + degrees(eastward(x, y) / parallel) }
}

function northward(x: number, y: number): number {
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
    + waves(x, [[20, 6], [20, 2]]) + waves(y, [[20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]])
}

function eastward(x: number, y: number): number {
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
    + waves(x, [[20, 6], [20, 2], [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]])
}

/** Waves of a height and a frequency in half turns a degree, two thirds of each. */
function waves(at: number, each: readonly (readonly [height: number, frequency: number])[]): number {
  return each.reduce((sum, [height, frequency]) => sum + (height * Math.sin(at * frequency * Math.PI) * 2) / 3, 0)
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI
}
