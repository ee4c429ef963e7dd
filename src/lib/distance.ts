// How far apart two places are, as the crow flies.

/** A place on the map, in degrees. */
export type Point = { readonly lat: number; readonly lng: number }

const EARTH = 6_371_000

/** The distance in metres over the sphere (haversine); within 0.5 % of the truth anywhere. */
export function metresBetween(a: Point, b: Point): number {
  const half = sine((b.lat - a.lat) / 2) ** 2
    + cosine(a.lat) * cosine(b.lat) * sine((b.lng - a.lng) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

function sine(degrees: number): number {
  return Math.sin(degrees * Math.PI / 180)
}

function cosine(degrees: number): number {
  return Math.cos(degrees * Math.PI / 180)
}
