// Files of a department that nobody reads: what lies in a folder within the flows, and YAML under another ending.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A path that is not read, and what to do about it. */
export type Unread = { readonly path: string; readonly tell: string }

/** Finds what is not read in the folder of the flows and in that of the department. */
export async function findUnread(flows: string, department: string): Promise<readonly Unread[]> {
  const [within, ...endings] = await Promise.all([
    foldersWithYaml(flows),
    ...['', 'guide', 'calendar'].map((name) => otherEndings(join(department, name))),
  ])
  return [
    ...within.map((path) => ({ path, tell: 'flows in a folder within are not read; move them up' })),
    ...endings.flat().map((path) => ({ path, tell: 'only names that end in .yaml are read; rename it' })),
  ]
}

const YAML = /\.ya?ml$/i

async function foldersWithYaml(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(dir, name)).toSorted()
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))
  return folders.filter((_, i) => names[i]?.some((name) => YAML.test(name)))
}

async function otherEndings(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir).catch(() => [])
  return names.filter((name) => YAML.test(name) && !name.endsWith('.yaml')).toSorted().map((name) => join(dir, name))
}
