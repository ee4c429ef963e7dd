// A copy of the shipped flows and texts that a test changes as a department would.

import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from './database.ts'
import { ROOT } from './house.ts'
import { LANGUAGES } from './shipped.ts'

/** Texts of one file, by key. */
export type Texts = Record<string, string | readonly string[]>

/** A copied folder. */
export type FlowFolder = {
  /** What makes a house read it. */
  readonly env: Record<string, string>
  readonly dirs: { readonly config: string; readonly flows: string; readonly locales: string }
  readonly editFlow: (id: string, edit: (yaml: string) => string) => Promise<void>
  /** Edits the texts of a flow in every language. */
  readonly editTexts: (id: string, edit: (texts: Texts) => Texts) => Promise<void>
  readonly close: () => Promise<void>
}

/** Copies the shipped flows and texts. */
export async function copyFlows(): Promise<FlowFolder> {
  const dir = await temporaryFolder()
  const [flows, locales] = [join(dir, 'flows'), join(dir, 'locales')]
  await cp(join(ROOT, 'flows'), flows, { recursive: true })
  await cp(join(ROOT, 'locales'), locales, { recursive: true })
  const edit = async (file: string, change: (text: string) => string): Promise<void> => {
    const before = await readFile(file, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`nothing was changed in ${file}`)
    await writeFile(file, after)
  }
  return {
    env: { FLOWS_DIR: flows, LOCALES_DIR: locales },
    dirs: { config: join(ROOT, 'config'), flows, locales },
    editFlow: (id, change) => edit(join(flows, `${id}.yaml`), change),
    editTexts: async (id, change) => {
      for (const language of LANGUAGES) {
        await edit(join(locales, language, `${id}.json`), (text) => JSON.stringify(change(JSON.parse(text) as Texts), undefined, 2))
      }
    },
    close: () => rm(dir, { recursive: true, force: true }),
  }
}

/** Takes a question and all its texts out of the tip, as a department that wants no photos would. */
export async function dropPhoto({ editFlow, editTexts }: FlowFolder): Promise<void> {
  await editFlow('submit-tip', (yaml) => yaml
    .replace(/ {2}- ask: photo\n(?: {4}.*\n)+/, '').replaceAll('place, photo,', 'place,'))
  await editTexts('submit-tip', (texts) => Object.fromEntries(Object.entries(texts)
    .filter(([key]) => !key.startsWith('photo'))
    .map(([key, text]) => [key, typeof text === 'string' ? text.replace(/\n4[^\n]*\{\{photo\}\}/, '') : text])))
}

/** Adds a text to the beginning of a flow. */
export async function addNews({ editFlow, editTexts }: FlowFolder, id = 'submit-tip'): Promise<void> {
  await editFlow(id, (yaml) => yaml.replace('\nsteps:\n', '\nsteps:\n  - say: news\n'))
  await editTexts(id, (texts) => ({ ...texts, news: 'NEWS' }))
}

/** Adds a question to the tip, before the one for the place. */
export async function askWeather({ editFlow, editTexts }: FlowFolder): Promise<void> {
  const question = '  - ask: weather\n    as: text\n    exhausted: skip\n    skippable: true\n'
  await editFlow('submit-tip', (yaml) => yaml.replace('  - ask: place\n', `${question}  - ask: place\n`))
  await editTexts('submit-tip', (texts) => ({
    ...texts, ...Object.fromEntries(['weather', ...['help', 'again', 'again-2', 'again-3', 'not-a-text', 'too-short', 'exhausted', 'why']
      .map((end) => `weather.${end}`)].map((key) => [key, texts[key.replace('weather', 'place')] ?? 'WEATHER'])), weather: 'WEATHER',
  }))
}
