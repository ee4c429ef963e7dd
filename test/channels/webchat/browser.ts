// The browser that comes with npm, for tests of the page; on a bare system also the libraries that come with it.

import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createBrotliDecompress } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'
import { extract } from 'tar-stream'

/** Starts the browser. Its own switches are left out: they run it in one process, without the web's security. */
export async function launch(): Promise<Browser> {
  const options = {
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'],
  }
  try {
    return await playwright.launch(options)
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error
    const folder = await unpackLibraries()
    const browser = await playwright.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: folder } })
    return browser.on('disconnected', () => rmSync(folder, { recursive: true }))
  }
}

/** Unpacks the libraries (nss, nspr, expat) that the package carries for systems without them. */
export async function unpackLibraries(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-libraries-'))
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const packed = join(entry, '../../../bin/al2023.tar.br')
  const entries = createReadStream(packed).pipe(createBrotliDecompress()).pipe(extract())
  for await (const each of entries) {
    if (each.header.type === 'file') await writeFile(join(folder, basename(each.header.name)), await buffer(each))
    else each.resume()
  }
  return folder
}
