// The page's calls to the server. Who we are is kept in a variable of this tab, never in storage, cookies or addresses.

const PAUSE = 1_500
const LONGEST_PAUSE = 15_000
/** The server gives a sign of life each 20 s; a connection that is silent for longer is dead. */
const SILENCE = 50_000

/** Creates what calls in the name of an identity, and opens one when it is first needed. */
function createCaller(language, signal) {
  /** A promise, so that two calls at once open one identity. */
  let identity

  const call = async (path, { headers, ...options }) => fetch(path, {
    signal,
    ...options,
    headers: { 'Accept-Language': language(), ...headers },
    cache: 'no-store',
    credentials: 'omit',
  })

  const open = async () => {
    const response = await call('chat/identity', { method: 'POST' })
    if (!response.ok) throw response
    return (await response.json()).identity
  }

  /** Calls in the name of an identity; opens one first, and a new one if the server does not know it any more. */
  const callAsMe = async (path, options, again = true) => {
    const mine = identity ??= open()
    const forget = () => { if (identity === mine) identity = undefined }
    const token = await mine.catch((error) => { forget(); return refusal(error) })
    if (typeof token !== 'string') return token
    const response = await call(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } })
    if (response.status !== 401 || !again) return response
    forget()
    return callAsMe(path, options, false)
  }
  return { callAsMe, forget: () => { identity = undefined } }
}

/** Creates the calls. `language` tells the page's language at the moment. */
export function createApi(language) {
  const stop = new AbortController()
  const { callAsMe, forget } = createCaller(language, stop.signal)
  let reconnect = () => {}
  const post = (path, body) => callAsMe(path, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' },
  })

  /** Sends a message until it is answered; the same id again files nothing twice. */
  const send = async (message, onWait) => {
    for (;;) {
      const response = await post('chat/messages', { ...message, language: language() })
      if (response.status !== 202) return readAnswer(response)
      onWait()
      await pause(PAUSE)
    }
  }

  /** Uploads a picture or a recording, and gives what names it in a message. */
  const upload = async (path, file) => {
    const response = await callAsMe(path, { method: 'POST', body: file, headers: { 'Content-Type': file.type } })
    return response.status === 201
      ? { ok: true, named: await response.json() }
      : { ok: false, status: response.status, messages: await messagesOf(response) }
  }

  /** Connects once; resolves when the connection has ended. */
  const connect = async (onMessage, onUp) => {
    const live = new AbortController()
    const end = () => live.abort()
    stop.signal.addEventListener('abort', end)
    reconnect = end
    try {
      const response = await callAsMe('chat/events', { signal: live.signal })
      if (!response.ok) throw new Error('refused')
      onUp()
      await readEvents(response, end, async (message) => {
        onMessage(message)
        await post('chat/seen', { ids: [message.id] })
      })
    } finally {
      stop.signal.removeEventListener('abort', end)
      end()
    }
  }

  /** Shows what comes from officers as it comes, for as long as the page is open. */
  const listen = async (onMessage, onState) => {
    let failures = 0
    while (!stop.signal.aborted) {
      await connect(onMessage, () => { failures = 0; onState(true) }).catch(() => {})
      if (stop.signal.aborted) return
      onState(false)
      failures += 1
      const most = Math.min(LONGEST_PAUSE, PAUSE * 2 ** (failures - 1))
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, most * (0.5 + Math.random() / 2))
        reconnect = () => { clearTimeout(timer); resolve() }
      })
    }
  }

  return { send, upload, listen, reconnect: () => reconnect(), close: () => { forget(); stop.abort() } }
}

/** What was said to whoever asked to be let in; each of those who wait for it reads it for themselves. */
function refusal(error) {
  if (error instanceof Response) return error.clone()
  throw error
}

async function readAnswer(response) {
  return { ok: response.status === 200, status: response.status, messages: await messagesOf(response) }
}

/** Reads what is said; a gateway that says nothing of ours has not reached the server. */
async function messagesOf(response) {
  const { messages } = await response.json().catch(() => ({}))
  if (Array.isArray(messages)) return messages
  if (response.status >= 502) throw new Error('unreachable')
  return []
}

/** Reads server-sent events; EventSource cannot send a header, so they come through fetch. */
async function readEvents(response, onSilence, onMessage) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const silence = setTimeout(onSilence, SILENCE)
    const { done, value } = await reader.read().finally(() => clearTimeout(silence))
    if (done) return
    const events = (text + value).split('\n\n')
    text = events.pop()
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '))
      if (data) await onMessage(JSON.parse(data.slice(6)))
    }
  }
}

function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms) })
}
