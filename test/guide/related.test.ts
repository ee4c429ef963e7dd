// A few words after an answer: another entry on the same thing, the same one for its bare name, or nothing of the kind.

import assert from 'node:assert/strict'

import type { Guide } from '../../src/ports/guide.ts'
import { projectGuide } from './content.ts'

const RELATED: readonly (readonly [shown: string, said: string, related: string | undefined])[] = [
  ['id-card-renewal', '丢了呢', 'id-card-replacement'],
  ['id-card-renewal', '那第一次办呢', 'id-card-first-application'],
  ['passport-replacement', '那到期了呢', 'passport-renewal'],
  ['passport-replacement', 'and if it expired?', 'passport-renewal'],
  ['driver-license-renewal', '丟了呢', 'driver-license-replacement'],
  ['residence-permit', '续签呢', 'residence-permit-endorsement'],
  ['passport-replacement', "it's a Chinese passport", 'passport-replacement'],
  ['passport-replacement', '是护照', 'passport-replacement'],
  ['passport-first-application', '第一次办', 'passport-first-application'],
  ['id-card-renewal', '过期了呢', undefined],
  ['hk-macau-permit', '那签注呢', 'hk-macau-endorsement'],
  ['id-card-renewal', '那护照呢', 'passport-renewal'],
  ['id-card-replacement', '那护照呢', 'passport-replacement'],
  ['driver-license-replacement', '那行驶证呢', 'vehicle-plate-replacement'],
  ['driver-license-replacement', 'and the passport?', 'passport-replacement'],
  ['id-card-renewal', '护照', undefined],
  ['id-card-renewal', '护照丢了呢', undefined],
  ['id-card-renewal', '身份证丢了', undefined],
  ['id-card-renewal', '临时的呢', 'temporary-id-card'],
  ['id-card-replacement', '那臨時的呢', 'temporary-id-card'],
  ['id-card-replacement', 'and the temporary one?', 'temporary-id-card'],
  ['vehicle-registration', '临时的怎么办', 'temporary-plate'],
  ['id-card-renewal', '那小孩呢', 'id-card-first-application'],
  ['id-card-renewal', '細路仔呢', 'id-card-first-application'],
  ['id-card-renewal', 'what about kids?', 'id-card-first-application'],
  ['id-card-first-application', '那小孩呢', undefined],
  ['id-card-renewal', '外地的呢', undefined],
  ['passport-renewal', '临时的呢', undefined],
  ['dog-registration', '丢了呢', undefined],
  ['no-such-entry', '丢了呢', undefined],
  ['id-card-renewal', '上个月在外地出差的时候丢了我该怎么办', undefined],
]

describe('related', () => {
  let guide: Guide
  before(async () => { guide = await projectGuide() })

  for (const [shown, said, related] of RELATED) {
    it(`takes '${said}' after ${shown} for ${related ?? 'nothing of the kind'}`, () => assert.equal(guide.related(shown, said), related))
  }
})
