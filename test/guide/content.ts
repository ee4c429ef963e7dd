// The project's own content, read once for all tests of the guide.

import { join } from 'node:path'

import type { GuideContent } from '../../src/guide/content.ts'
import { readGuide } from '../../src/guide/read.ts'

/** A day on which every entry is fresh. */
export const CHECKED_AT = Date.parse('2026-12-01T00:00:00+08:00')

let content: Promise<GuideContent> | undefined

/** Gives the content of config/department; fails with what is wrong with it. */
export function projectContent(): Promise<GuideContent> {
  content ??= readGuide(join('config', 'department'), CHECKED_AT).then((read) => {
    if (read.content === undefined) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
    return read.content
  })
  return content
}
