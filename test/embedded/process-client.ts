// A process that shares a built-in database with another: both want the same 200 messages done, and say how many they did.

import mongoose from 'mongoose'

type Message = { readonly _id: string; readonly by: number }

const [uri = ''] = process.argv.slice(2)
const { MongoClient, MongoServerError } = mongoose.mongo
const client = await MongoClient.connect(uri)
const messages = client.db().collection<Message>('messages')
const counter = client.db().collection<{ _id: string }>('counter')

async function execute(n: number): Promise<number> {
  try {
    await messages.insertOne({ _id: `message-${n}`, by: process.pid })
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11_000) return 0
    throw error
  }
  await counter.updateOne({ _id: 'n' }, { $inc: { n: 1 } }, { upsert: true })
  return 1
}

const won = await Promise.all(Array.from({ length: 200 }, (_, n) => execute(n)))
await client.close()
process.stdout.write(`${won.reduce((sum, one) => sum + one, 0)}\n`)
