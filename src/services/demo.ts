// Lays in a few cases, so that a newcomer can try every flow within a minute. In development and on an empty database only.

import type { Random } from '../lib/digest.ts'
import { chinaDay, DAY } from '../lib/time.ts'
import { makeCode, showCode } from '../records/codes.ts'
import type { CasePut, Cases, PutCase } from '../ports/cases.ts'

/** A case to try: its number and code as they are typed. */
export type DemoCase = { readonly number: string; readonly code: string }

/** What laying in is made of. */
export type DemoParts = { readonly cases: Cases; readonly putCase: PutCase; readonly random: Random }

/** Lays the demo's cases in and gives their numbers and codes; nothing where there are cases already. */
export async function layDemo({ cases, putCase, random }: DemoParts, at: number): Promise<readonly DemoCase[]> {
  if (!await cases.isEmpty()) return []
  const month = chinaDay(at).slice(0, 7).replace('-', '')
  const laid = EXAMPLES.map(({ expectedIn, ...example }, i): CasePut => ({
    ...example,
    number: `${month}-${String(i + 1).padStart(4, '0')}`,
    code: showCode(makeCode(random(12))),
    ...(expectedIn !== undefined && { expectedAt: at + expectedIn }),
  }))
  for (const put of laid) await putCase(put, at)
  return laid.map(({ number, code }) => ({ number, code }))
}

const EXAMPLES: readonly (Pick<CasePut, 'state' | 'reason' | 'unit'> & { readonly expectedIn?: number })[] = [
  { state: 'working', reason: '已经受理，正在调取现场监控', unit: 'chengguan', expectedIn: 10 * DAY },
  { state: 'waiting', reason: '等待鉴定意见', unit: 'bureau', expectedIn: -6 * DAY },
  { state: 'closed', reason: '双方已经调解，协议已履行', unit: 'liuhe' },
]
