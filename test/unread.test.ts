// What lies in a department's folders and is read by nobody.

import { deepEqual } from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { findUnread } from '../src/unread.ts'

describe('what is not read', () => {
  it('is flows in a folder within, and YAML under another ending', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'jmt-unread-'))
    try {
      for (const folder of ['flows/old', 'flows/empty', 'department/guide', 'department/calendar']) await mkdir(join(dir, folder), { recursive: true })
      for (const file of [
        'flows/a.yaml', 'flows/old/b.yaml', 'department/units.yaml', 'department/guide/c.yml', 'department/guide/d.yaml', 'department/calendar/2027.YAML',
      ]) await writeFile(join(dir, file), '')
      const found = await findUnread(join(dir, 'flows'), join(dir, 'department'))
      deepEqual(found.map(({ path }) => path.slice(dir.length + 1)), ['flows/old', 'department/guide/c.yml', 'department/calendar/2027.YAML'])
    } finally {
      await rm(dir, { recursive: true })
    }
  })

  it('is nothing where there is no such folder', async () => deepEqual(await findUnread('/nowhere/flows', '/nowhere/department'), []))
})
