// The project's own guide, read and made once for all tests of a process.

import type { GuideContent } from '../../src/guide/content.ts'
import { createGuide } from '../../src/guide/guide.ts'
import type { Guide } from '../../src/ports/guide.ts'
import { shippedFiles } from '../support/shipped.ts'

/** A day on which every entry is fresh. */
export const CHECKED_AT = Date.parse('2026-12-01T00:00:00+08:00')

let guide: Promise<Guide> | undefined

/** Gives the content of config/department; fails with what is wrong with it. */
export async function projectContent(): Promise<GuideContent> {
  return (await shippedFiles()).guide
}

/** Gives the guide of that content, which knows no day: to it every entry is fresh. */
export function projectGuide(): Promise<Guide> {
  return guide ??= projectContent().then((content) => createGuide(content))
}
