// How a key is written into the sentence of a duplicate: as MongoDB's own shell would show it.

import { Binary, ObjectId } from 'bson'
import { isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'

/** Shows the fields of a key: `{ email: "a@b.cn", n: 1 }`. */
export function showKey(fields: Doc): string {
  const shown = [...fields].map(([name, value]) => `${name}: ${showValue(value)}`)
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`
}

/** Shows one value. */
export function showValue(value: Value): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[ ${value.map(showValue).join(', ')} ]`
  if (value instanceof Map) return showKey(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (isNumeric(value)) return showNumber(value.toString(), typeName(value))
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
  return typeName(value)
}

function showNumber(text: string, type: string): string {
  return type === 'double' && /^-?\d+$/.test(text) ? `${text}.0` : text
}
