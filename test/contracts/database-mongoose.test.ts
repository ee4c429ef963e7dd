// What the stores do through mongoose: models, indexes, optimistic saves, sub-documents, cursors and bulk saves.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'

import mongoose from 'mongoose'

import { openDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'

const { Schema } = mongoose

const unit = new Schema({ _id: String, name: { type: String, required: true } })

const report = new Schema({
  number: { type: String, unique: true },
  unit: { type: String, ref: 'Unit' },
  state: { type: String, enum: ['new', 'open', 'closed'], default: 'new' },
  notes: [{ at: Date, text: String }],
  marks: { type: Map, of: Number },
  fee: Schema.Types.Decimal128,
  sealed: Buffer,
  expiresAt: { type: Date, expires: 3_600 },
}, { timestamps: true, optimisticConcurrency: true })
report.index({ unit: 1, createdAt: -1 })
report.index({ state: 1 }, { partialFilterExpression: { state: 'open' } })

describe('mongoose', () => {
  let database: TestDatabase
  let connection: mongoose.Connection
  const models = () => ({ Unit: connection.model('Unit', unit), Report: connection.model('Report', report) })

  before(async () => {
    database = await openDatabase()
    connection = await mongoose.createConnection(database.uri).asPromise()
    const { Unit, Report } = models()
    await Promise.all([Unit.init(), Report.init()])
    await Unit.create({ _id: 'east', name: 'East Station' })
  })
  after(async () => {
    await connection?.close()
    await database?.close()
  })

  it('makes the indexes a schema names, and finds nothing to do again', async () => {
    const { Report } = models()
    const names = (await Report.listIndexes()).map(({ name }) => name)
    deepEqual(names.toSorted(), ['_id_', 'expiresAt_1', 'number_1', 'state_1', 'unit_1_createdAt_-1'])
    deepEqual(await Report.diffIndexes(), { toDrop: [], toCreate: [] })
    deepEqual(await Report.syncIndexes(), [])
  })

  it('saves and reads all kinds of fields', async () => {
    const { Report } = models()
    const { _id } = await Report.create({ number: 'kinds', unit: 'east', marks: { a: 1 }, fee: '12.50', sealed: Buffer.from([1, 2]),
      notes: [{ at: new Date(5), text: 'x' }] })
    const found = await Report.findById(_id).orFail()
    deepEqual([found.marks?.get('a'), found.fee?.toString(), found.notes[0]?.at, found.state], [1, '12.50', new Date(5), 'new'])
    deepEqual([...found.sealed ?? []], [1, 2])
    ok(found.createdAt instanceof Date)
  })

  it('refuses a save of what another has changed', async () => {
    const { Report } = models()
    await Report.create({ number: 'stale' })
    const [mine, other] = await Promise.all([Report.findOne({ number: 'stale' }).orFail(), Report.findOne({ number: 'stale' }).orFail()])
    other.state = 'open'
    await other.save()
    mine.state = 'closed'
    await rejects(mine.save(), mongoose.Error.VersionError)
  })

  it('tells which field was not unique', async () => {
    const { Report } = models()
    await Report.create({ number: 'twice' })
    await rejects(Report.create({ number: 'twice' }), { code: 11_000, keyPattern: { number: 1 }, keyValue: { number: 'twice' } })
  })

  it('follows references', async () => {
    const { Report } = models()
    await Report.create({ number: 'reference', unit: 'east' })
    const found = await Report.findOne({ number: 'reference' }).populate<{ unit: { name: string } }>('unit').orFail()
    equal(found.unit.name, 'East Station')
  })

  it('changes sub-documents in place', async () => {
    const { Report } = models()
    await Report.create({ number: 'notes', notes: [{ text: 'a' }, { text: 'b' }] })
    const found = await Report.findOne({ number: 'notes' }).orFail()
    found.notes[1]?.set('text', 'changed')
    found.notes.push({ text: 'c' })
    await found.save()
    await Report.updateOne({ number: 'notes' }, { $set: { 'notes.$[n].at': new Date(7) } }, { arrayFilters: [{ 'n.text': 'c' }] })
    const again = await Report.findOne({ number: 'notes' }).lean().orFail()
    deepEqual(again.notes.map(({ text, at }) => [text, at ?? null]), [['a', null], ['changed', null], ['c', new Date(7)]])
  })

  it('upserts with defaults', async () => {
    const { Report } = models()
    const made = await Report.findOneAndUpdate({ number: 'upsert' }, { $set: { unit: 'west' } },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true })
    deepEqual([made?.state, made?.unit, made?.number], ['new', 'west', 'upsert'])
  })

  it('saves many in bulk and reads them by a cursor', async () => {
    const { Report } = models()
    const documents = Array.from({ length: 300 }, (_, n) => new Report({ number: `bulk-${n}`, unit: 'north' }))
    await Report.bulkSave(documents)
    let count = 0
    for await (const { unit: name } of Report.find({ unit: 'north' }).sort({ createdAt: -1 }).cursor({ batchSize: 50 })) {
      equal(name, 'north')
      count += 1
    }
    equal(count, 300)
    equal((await Report.deleteMany({ unit: 'north' })).deletedCount, 300)
  })

  it('counts, aggregates and asks what exists', async () => {
    const { Unit } = models()
    await Unit.insertMany([{ _id: 'a', name: 'A' }, { _id: 'b', name: 'B' }])
    const counted = await Unit.aggregate([{ $match: { _id: { $in: ['a', 'b'] } } }, { $group: { _id: null, n: { $sum: 1 } } }])
    deepEqual(counted, [{ _id: null, n: 2 }])
    deepEqual([await Unit.exists({ _id: 'a' }), await Unit.exists({ _id: 'z' })], [{ _id: 'a' }, null])
    ok(await Unit.estimatedDocumentCount() >= 3)
  })
})
