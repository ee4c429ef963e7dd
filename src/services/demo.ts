// Lays in a few cases, so that a newcomer can try every flow within a minute. In development and on an empty database only.

import type { Hasher } from '../lib/hash.ts'
import { chinaDay, DAY } from '../lib/time.ts'
import { opensCase } from '../records/cases.ts'
import { makeCode, showCode } from '../records/codes.ts'
import type { CasePut, Cases, PutCase } from '../ports/cases.ts'

/** A case to try: its number and code as they are typed. */
export type DemoCase = { readonly number: string; readonly code: string }

/** What laying in is made of. */
export type DemoParts = { readonly cases: Cases; readonly putCase: PutCase; readonly hasher: Hasher }

/**
 * Lays the demo's cases in and gives their numbers and codes, which follow from the store's key: processes that start at once lay in
 * the same. Where there are cases already, gives those of this month that still open.
 */
export async function layDemo({ cases, putCase, hasher }: DemoParts, at: number): Promise<readonly DemoCase[]> {
  const isEmpty = await cases.isEmpty()
  const month = chinaDay(at).slice(0, 7).replace('-', '')
  const found: DemoCase[] = []
  for (const [i, { expectedIn, ...example }] of EXAMPLES.entries()) {
    const number = `${month}-${String(i + 1).padStart(4, '0')}`
    const code = showCode(makeCode(hasher.bytes('demo', number)))
    const put: CasePut = { ...example, number, code, ...(expectedIn !== undefined && { expectedAt: at + expectedIn }) }
    if (isEmpty) await putCase(put, at)
    if (isEmpty || await opensCase(hasher, code, await cases.find(number))) found.push({ number, code })
  }
  return found
}

const EXAMPLES: readonly (Pick<CasePut, 'state' | 'reason' | 'unit'> & { readonly expectedIn?: number })[] = [
  { state: 'working', reason: '已经受理，正在调取现场监控', unit: 'chengguan', expectedIn: 10 * DAY },
  { state: 'waiting', reason: '等待鉴定意见', unit: 'bureau', expectedIn: -6 * DAY },
  { state: 'closed', reason: '双方已经调解，协议已履行', unit: 'liuhe' },
]
