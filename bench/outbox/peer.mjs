// The yardstick: the same messages sent in a bare loop, with nothing kept.

import { Agent, request } from 'node:http'

const [port, count] = process.argv.slice(2).map(Number)
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const text = '您好，您反映的情况我们已经去看过了，谢谢您。还有什么想补充的，直接回复就行。'
let next = 0

function send(n) {
  const body = JSON.stringify({ touser: `oBench${n}`, msgtype: 'text', text: { content: text } })
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const path = '/cgi-bin/message/custom/send?access_token=T'
    const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', resolve)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const before = process.cpuUsage()
await Promise.all(Array.from({ length: 64 }, async () => {
  while (next < count) await send(next++)
}))
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ cpu: (user + system) / count }))
agent.destroy()
