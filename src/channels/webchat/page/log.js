// The log: messages below each other under their days, with the newest in sight.

import { make } from './elements.js'

/** Creates the log in an element. `text` says a word of the page in its language. */
export function createLog(log, text) {
  const typing = make('p', 'typing')
  typing.setAttribute('aria-hidden', 'true')
  typing.append(make('span'), make('span'), make('span'))
  let day = ''

  /** Brings into sight what is new: its end, or where it is longer than the screen, its beginning. */
  const reveal = (first, last = first) => {
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top
    const isTall = height > Math.min(log.clientHeight, window.innerHeight) * 0.9
    if (isTall) first.scrollIntoView({ block: 'start' })
    else last.scrollIntoView({ block: 'nearest' })
  }

  /** Adds what comes below everything but the sign that an answer is being written. */
  const append = (element) => {
    if (typing.isConnected) typing.before(element)
    else log.append(element)
  }

  const markDay = (now) => {
    const today = now.toDateString()
    if (today === day) return
    day = today
    const format = { month: 'long', day: 'numeric', weekday: 'long' }
    append(make('p', 'day', now.toLocaleDateString(document.documentElement.lang, format)))
  }

  return {
    reveal,
    /** Adds a message of one `kind` (mine, bot, officer), and gives its element. */
    add: (kind, content) => {
      const now = new Date()
      markDay(now)
      const message = make('article', `message ${kind}`)
      const who = make('p', 'who')
      const time = make('time', '', now.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }))
      time.dateTime = now.toISOString()
      who.append(make('span', 'name', text(kind === 'mine' ? 'me' : kind)), ' ', time)
      const words = make('div', 'words')
      words.append(...content)
      message.append(who, words)
      append(message)
      reveal(message)
      return message
    },
    /** Shows that an answer is being worked on, to those who see. */
    typing: (on) => {
      if (!on) { typing.remove(); return }
      log.append(typing)
      reveal(typing)
    },
    clear: () => {
      for (const shown of log.querySelectorAll('img, audio')) URL.revokeObjectURL(shown.src)
      log.replaceChildren()
      day = ''
    },
  }
}
