// Sending what was said and chosen, and telling honestly how it stands.

/** When it is shown that an answer takes its time, and when a greeting is tried again (ms). */
const SLOW = 600
const AGAIN = 1_500

/** Pictures: where they go, how large they may be, and what is said when one does not fit. */
export const PICTURE = { path: 'chat/pictures', most: 8 * 1024 * 1024, tooBig: 'tooBig', wrong: 'notPicture' }

/** Recordings, likewise. */
export const VOICE = { path: 'chat/voices', most: 2 * 1024 * 1024, tooBig: 'voiceTooBig', wrong: 'notVoice' }

/** Creates what sends. */
export function createSending({ api, view, queue, text, tell, show }) {
  /** Sends after what came before, and shows the answer. What was not taken can be sent again under the same id. */
  const send = (bubble, make) => {
    const again = () => send(bubble, make)
    queue.add({
      run: async () => {
        const slow = setTimeout(() => view.typing(true), SLOW)
        if (bubble) tell(text('sending'))
        try {
          const { ok, status: code, wrong, messages } = await deliver(make)
          if (bubble) view.mended(bubble)
          tell('')
          view.typing(false)
          show(messages)
          if (!ok) fail(bubble, wrong ?? code, again)
        } finally {
          clearTimeout(slow)
          view.typing(false)
        }
      },
      onLost: () => {
        tell(text('offline'))
        if (bubble) view.failed(bubble, text('queued'))
      },
    })
  }

  /** Makes a message, uploading what belongs to it, and sends it. */
  const deliver = async (make) => {
    const made = await make()
    if (!made.message) return made
    return api.send(made.message, () => { tell(text('waiting')); view.typing(true) })
  }

  const fail = (bubble, code, again) => {
    const reason = typeof code === 'string' ? code : code === 400 || code === 413 ? 'unreadable' : 'notSent'
    const mayTry = reason === 'notSent'
    if (bubble) view.failed(bubble, text(reason), mayTry ? again : undefined)
    else if (mayTry) setTimeout(again, AGAIN)
  }

  /** Uploads a file once and sends what names it. */
  const sendFile = (bubble, { file, kind, id }) => {
    let named
    send(bubble, async () => {
      if (!named) {
        const uploaded = await api.upload(kind.path, file)
        if (!uploaded.ok) return { ...uploaded, ...(uploaded.status === 415 && { wrong: kind.wrong }) }
        named = uploaded.named
      }
      return { message: { id, ...named } }
    })
  }

  return { send, sendFile }
}
