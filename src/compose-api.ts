// Joins the API for the department's other systems.

import type { Router } from '@koa/router'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { caseRoutes } from './api/cases.ts'
import { guideRoutes } from './api/guide.ts'
import { questionRoutes } from './api/questions.ts'
import { recordRoutes } from './api/records.ts'
import { createReplying } from './api/replies.ts'
import { createApi } from './api/router.ts'
import { undeliveredRoutes } from './api/undelivered.ts'
import type { Settings } from './config/settings.ts'
import type { GuideContent } from './guide/content.ts'
import { reviewsDue } from './guide/review.ts'
import { readBody } from './http/body.ts'
import type { World } from './lib/world.ts'
import { cleanCopy } from './media/clean.ts'
import type { Telling } from './ports/telling.ts'
import type { Translator } from './ports/translator.ts'
import { createSayChange, createSayReply } from './services/changed.ts'
import type { Kept } from './compose-kept.ts'
import type { ComposedServices } from './compose-services.ts'
import { keepReply, listShelves } from './compose-shelves.ts'

/** What the API is made of. */
export type ApiHouse = {
  readonly settings: Settings
  readonly kept: Kept
  readonly services: ComposedServices
  readonly guide: GuideContent
  readonly telling: Telling
  readonly translator: Translator
  readonly world: World
}

const MANIFEST = join(dirname(import.meta.dirname), 'package.json')
const { version: VERSION } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { readonly version: string } // the program's own

/** Joins the API. Without API_KEYS it answers nobody. */
export function composeApi({ settings, kept, services, guide, telling, translator, world }: ApiHouse): Router {
  const { bookings, moveRecord } = services
  const shelfParts = { ...kept, bookings, moveRecord, random: randomUUID }
  const replying = createReplying({
    conversations: kept.conversations,
    deliveries: kept.deliveries,
    telling,
    aliases: kept.aliases,
    hasher: kept.hasher,
    random: randomUUID,
    sayReply: createSayReply(translator),
    sayChange: createSayChange(translator),
    keep: keepReply(shelfParts),
  })
  const giving = { media: kept.media, clean: cleanCopy, log: world.log }
  return createApi({
    keys: settings.apiKeys,
    version: VERSION,
    clock: world.clock,
    readBody,
    routes: [
      ...caseRoutes(services.putCase),
      ...questionRoutes(kept.questions.list),
      ...guideRoutes((at, within) => reviewsDue(guide.procedures, at, within)),
      ...undeliveredRoutes({ failed: kept.deliveries.failed, parked: kept.outbox.parked, alias: kept.alias }),
      ...listShelves(shelfParts).flatMap((shelf) => recordRoutes(shelf, replying, giving)),
    ],
  })
}
