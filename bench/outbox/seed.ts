// Lays messages into the outbox: one for each of so many residents, who have all just written.

import { openKept } from '../../src/compose-kept.ts'
import { readSettings } from '../../src/config/read.ts'
import { begin } from '../../src/engine/begin.ts'
import { readFiles } from '../../src/files.ts'
import { silence } from '../../src/lib/log.ts'

const count = Number(process.argv[2])
const root = new URL('../../', import.meta.url).pathname
const read = await readSettings(process.env, root)
if (!read.ok) throw new Error(read.problems.join('\n'))
const found = await readFiles(read.settings, Date.now())
if (!found.ok) throw new Error(found.problems.join('\n'))
const kept = await openKept(read.settings, found.files.department, silence)
const now = Date.now()
const text = '您好，您反映的情况我们已经去看过了，谢谢您。还有什么想补充的，直接回复就行。'

for (let start = 0; start < count; start += 1000) {
  await Promise.all(Array.from({ length: Math.min(1000, count - start) }, async (_, i) => {
    const from = `oBench${String(start + i).padStart(22, '0')}`
    const id = kept.identify('wechat', from)
    await kept.conversations.save({
      id, revision: 1, channel: 'wechat', from, conversation: begin('zh-CN'), answered: [], later: [], mail: [],
      heard: now - 60_000, opened: { message: now - 60_000 },
    })
    await kept.deliveries.add({
      id: `bench:${process.argv[3]}:${start + i}`, conversation: id, channel: 'wechat', sort: 'reply', at: now, message: { text, by: 'officer' },
    })
  }))
}
await kept.close()
