// What the house relies on when it keeps pictures: sealed, whole, the first result stays.

import { deepEqual, equal } from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { Media } from '../../src/ports/media.ts'
import { createMedia as createMemoryMedia } from '../../src/store/memory/media.ts'
import { createMedia } from '../../src/store/media.ts'
import { useStore } from './store.ts'

const AT = Date.now()
const BYTES = Buffer.concat([Buffer.from('\x89PNG marker'), randomBytes(3_000_000)])
const FILE = { bytes: BYTES, type: 'image/png', at: AT }

describe('media', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Media])[] = [
    ['in the store', () => createMedia(opened().db, opened().sealer)],
    ['in memory', createMemoryMedia],
  ]
  for (const [where, make] of makers) {
    describe(where, () => {
      let media: Media
      before(() => {
        media = make()
      })

      it('gives back the bytes that were kept, with their sum', async () => {
        const kept = await media.keep('a', FILE)
        deepEqual(kept, {
          id: 'a', state: 'kept', at: AT, type: 'image/png', size: BYTES.length,
          sha256: createHash('sha256').update(BYTES).digest('hex'),
        })
        const found = await media.open('a')
        equal(Buffer.compare(Buffer.from(found?.bytes ?? []), BYTES), 0)
        deepEqual(await media.find('a'), kept)
      })

      it('stays as it was first kept or refused', async () => {
        equal((await media.keep('a', { ...FILE, bytes: Buffer.from('other') })).size, BYTES.length)
        await media.refuse('b', 'not-an-image', AT)
        equal((await media.keep('b', FILE)).state, 'refused')
        equal(await media.open('b'), undefined)
      })

      it('remembers the latest hundred times it was given out', async () => {
        await media.keep('given', FILE)
        for (let at = 0; at <= 100; at += 1) await media.given('given', { at, form: at === 100 ? 'original' : 'copy' })
        const { given = [] } = await media.find('given') ?? {}
        deepEqual([given.length, given[0], given.at(-1)], [100, { at: 1, form: 'copy' }, { at: 100, form: 'original' }])
        await media.given('nobody', { at: 0, form: 'copy' })
        equal(await media.find('nobody'), undefined)
      })

      it('drops what no record holds', async () => {
        await media.keep('loose', FILE)
        await media.drop(['loose', 'nobody'])
        equal(await media.find('loose'), undefined)
        await media.entrust(['given'], 'T1', AT + 1e10)
        await media.drop(['given'])
        equal((await media.find('given'))?.state, 'kept')
        await media.drop([])
      })

      it('waits for what is wanted', async () => {
        await media.want('c', AT)
        deepEqual(await media.find('c'), { id: 'c', state: 'wanted', at: AT })
        equal(await media.open('c'), undefined)
        await media.keep('c', FILE)
        await media.want('c', AT)
        equal((await media.find('c'))?.state, 'kept')
        equal(await media.find('nobody'), undefined)
      })

      it('is given into a record\'s keeping, before it was fetched too', async () => {
        await media.entrust(['a', 'later'], 'T1', AT + 1e10)
        await media.entrust([], 'T2', AT)
        equal((await media.keep('later', FILE)).record, 'T1')
        equal((await media.find('a'))?.record, 'T1')
      })
    })
  }

  describe('on the disk', () => {
    it('refuses what is too large for one document', async () => {
      const media = createMedia(opened().db, opened().sealer)
      const kept = await media.keep('huge', { ...FILE, bytes: Buffer.alloc(12 * 1024 * 1024 + 1) })
      deepEqual([kept.state, kept.why], ['refused', 'too-large'])
    })

    it('lies sealed, and leaves by itself unless a record holds it', async () => {
      const documents = await opened().db.collection<{ _id: string; sealed?: Buffer; expires: Date }>('media').find().toArray()
      equal(documents.length, 6)
      for (const { _id, sealed, expires } of documents) {
        equal(sealed?.includes('PNG marker') ?? false, false)
        equal(expires.getTime(), ['a', 'later', 'given'].includes(_id) ? AT + 1e10 : AT + 10 * 86_400_000, _id)
      }
    })
  })
})
