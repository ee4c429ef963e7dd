// Reaches WeChat's API as the server does: with the token that its processes share, where its database can be reached.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from '../../channels/wechat/api.ts'
import { connect } from '../../channels/wechat/connect.ts'
import type { Settings, WechatSettings } from '../../config/settings.ts'
import { silence } from '../../lib/log.ts'
import { createTokens as createOwnTokens } from '../../store/memory/tokens.ts'
import type { Tokens } from '../../ports/tokens.ts'
import { connectStore } from '../../store/connect.ts'
import { openKeys } from '../../store/keys.ts'
import { createTokens } from '../../store/tokens.ts'

/** The API, and how to let go of the database. */
export type ReachedApi = { readonly api: Api; readonly close: () => Promise<void> }

/** Connects; a token of its own does no harm to the others, as the platform gives the same one to all. */
export async function reachWechat(
  settings: Settings, account: WechatSettings & { readonly appSecret: string },
): Promise<ReachedApi> {
  const shared = await share(settings).catch(() => undefined)
  const parts = { log: silence, now: Date.now, ticks: () => performance.now(), sleep }
  const api = connect(account, { ...parts, tokens: shared?.tokens ?? createOwnTokens() })
  return { api, close: async () => { await shared?.close() } }
}

type Shared = { readonly tokens: Tokens; readonly close: () => Promise<void> }

/** The server's store, if it runs: the built-in database is not started for this. */
async function share({ mongodbUri, dataDir, secretKey, previousKey }: Settings): Promise<Shared> {
  const uri = mongodbUri ?? (await readFile(join(dataDir, 'database', 'connection'), 'utf8')).trim()
  const secret = secretKey ?? Buffer.from((await readFile(join(dataDir, 'secret-key'), 'utf8')).trim(), 'base64')
  const { db, close } = await connectStore({ uri, log: silence })
  try {
    const { sealer } = await openKeys(db, { secret, previous: previousKey })
    return { tokens: createTokens(db, sealer), close }
  } catch (error) {
    await close()
    throw error
  }
}
