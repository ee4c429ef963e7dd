// The page's calls to the server. Who we are is kept in a variable of this tab, never in storage, cookies or addresses.

const PAUSE = 1500

/** Creates what calls in the name of an identity, and opens one when it is first needed. */
function createCaller(language, signal) {
  /** A promise, so that two calls at once open one identity. */
  let identity

  const call = async (path, { headers, ...options }) => fetch(path, {
    ...options,
    headers: { 'Accept-Language': language(), ...headers },
    cache: 'no-store',
    credentials: 'omit',
    signal,
  })

  const open = async () => {
    const response = await call('chat/identity', { method: 'POST' })
    if (!response.ok) throw new Error('closed')
    return (await response.json()).identity
  }

  /** Calls in the name of an identity; opens one first, and a new one if the server does not know it any more. */
  const callAsMe = async (path, options, again = true) => {
    const mine = identity ??= open()
    const forget = () => { if (identity === mine) identity = undefined }
    const token = await mine.catch((error) => { forget(); throw error })
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

  const upload = async (file) => {
    const response = await callAsMe('chat/pictures', { method: 'POST', body: file, headers: { 'Content-Type': file.type } })
    return response.status === 201
      ? { ok: true, media: (await response.json()).media }
      : { ok: false, status: response.status, messages: await messagesOf(response) }
  }

  /** Shows what comes from officers as it comes, for as long as the page is open. */
  const listen = async (onMessage, onState) => {
    while (!stop.signal.aborted) {
      try {
        const response = await callAsMe('chat/events', {})
        if (!response.ok) throw new Error('refused')
        onState(true)
        await readEvents(response, async (message) => {
          onMessage(message)
          await post('chat/seen', { ids: [message.id] })
        })
      } catch {
        onState(false)
      }
      await pause(PAUSE)
    }
  }

  return { send, upload, listen, close: () => { forget(); stop.abort() } }
}

async function readAnswer(response) {
  return { ok: response.status === 200, status: response.status, messages: await messagesOf(response) }
}

async function messagesOf(response) {
  const body = await response.json().catch(() => ({}))
  return Array.isArray(body.messages) ? body.messages : []
}

/** Reads server-sent events; EventSource cannot send a header, so they come through fetch. */
async function readEvents(response, onMessage) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
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
