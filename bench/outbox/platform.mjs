// The platform of the benchmark: takes messages as fast as they come, and counts them and the tokens that were fetched.

import { createServer } from 'node:http'

const counts = { sent: 0, tokens: 0, first: 0, last: 0 }

const server = createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    response.setHeader('content-type', 'application/json')
    const { pathname } = new URL(request.url, 'http://x')
    if (pathname === '/counts') return response.end(JSON.stringify(counts))
    if (pathname === '/reset') return response.end(JSON.stringify(Object.assign(counts, { sent: 0, tokens: 0, first: 0, last: 0 })))
    if (pathname === '/cgi-bin/stable_token') {
      counts.tokens += 1
      return response.end(JSON.stringify({ access_token: 'T'.repeat(256), expires_in: 7200 }))
    }
    counts.sent += 1
    counts.first ||= Date.now()
    counts.last = Date.now()
    response.end('{"errcode":0,"errmsg":"ok"}')
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
