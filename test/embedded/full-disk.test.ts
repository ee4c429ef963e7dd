// A disk that is full: the writer is told, what was there stays readable, and nothing acknowledged is lost.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { rm } from 'node:fs/promises'

import mongoose from 'mongoose'

import { startEmbedded } from '../../src/embedded/start.ts'
import { temporaryFolder } from '../support/database.ts'
import { programOf, startCommand } from '../support/process.ts'

const { MongoClient, MongoServerError } = mongoose.mongo

/** No file of the process may be larger; the shell counts in blocks of 512 bytes or of 1,024. */
const BLOCKS = 20_000
const LIMITED = `ulimit -f ${BLOCKS}; exec "$@" --port 0`

describe('a full disk', () => {
  it('is told to the writer, and leaves readable what is there', async function () {
    this.timeout(60_000)
    const dir = await temporaryFolder()
    const database = startCommand(['/bin/sh', '-c', LIMITED, 'sh', process.execPath, ...programOf('src/cli/database.ts'), '--dir', dir])
    const client = await MongoClient.connect(await database.firstLine())
    const kept = client.db().collection('kept')
    await kept.createIndex({ n: 1 }, { unique: true })
    let acknowledged = 0
    const fill = async (): Promise<void> => {
      for (let n = 0; n < 500; n += 1) {
        await kept.insertOne({ n, text: Buffer.alloc(100_000, n) })
        acknowledged += 1
      }
    }
    const error = await fill().catch((cause: unknown) => cause)
    ok(error instanceof MongoServerError && error.code === 14_031, String(error))
    ok(acknowledged > 50)
    equal(await kept.countDocuments(), acknowledged)
    equal((await kept.findOne({ n: 7 }))?.['n'], 7)
    equal((await kept.find().toArray()).length, acknowledged)
    await client.close()
    database.kill('SIGTERM')
    equal((await database.ended).code, 0)

    const { uri, close } = await startEmbedded({ dir })
    const again = await MongoClient.connect(uri)
    const found = again.db().collection('kept')
    equal(await found.countDocuments(), acknowledged)
    await found.insertOne({ n: 1_000 })
    const { valid, nrecords } = await again.db().command({ validate: 'kept', full: true })
    deepEqual([valid, nrecords], [true, acknowledged + 1])
    await again.close()
    await close()
    await rm(dir, { recursive: true, force: true })
  })
})
