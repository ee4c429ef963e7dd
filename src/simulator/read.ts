// Looks into JSON that a bot has sent, without trusting its form.

/** A JSON object. */
export type Json = { readonly [name: string]: unknown }

/** The object, if it is one. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Json : undefined // just found to be one
}

/** The object under a name. */
export function objectIn(json: Json | undefined, name: string): Json | undefined {
  return json && Object.hasOwn(json, name) ? asObject(json[name]) : undefined
}

/** The text under a name; undefined if there is none. */
export function stringIn(json: Json | undefined, name: string): string | undefined {
  const value = json && Object.hasOwn(json, name) ? json[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The whole number under a name. */
export function numberIn(json: Json | undefined, name: string): number | undefined {
  const value = json && Object.hasOwn(json, name) ? json[name] : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

/** The list under a name; empty if there is none. */
export function listIn(json: Json | undefined, name: string): readonly unknown[] {
  const value = json && Object.hasOwn(json, name) ? json[name] : undefined
  return Array.isArray(value) ? value : []
}

/** The value of a JSON text; undefined if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
