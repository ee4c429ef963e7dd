// What is seen: bubbles, options, links. Everything is made of text nodes; nothing that was said is read as HTML.

import { receiptIn } from './receipt.js'

const ADDRESS = /https?:\/\/[^\s<>"，。；！？、）】》]+/g

/** Creates the view of the log. `text` says a word of the page in its language. */
export function createView(log, text) {
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

  const add = (kind, content) => {
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
  }

  /** Shows a file of mine as soon as it is loaded; `tag` is how it is shown. */
  const addFile = (tag, file, { label, loaded }) => {
    const shown = make(tag)
    shown.src = URL.createObjectURL(file)
    const message = add('mine', [shown])
    if (tag === 'img') shown.alt = label
    else { shown.controls = true; shown.setAttribute('aria-label', label) }
    shown.addEventListener(loaded, () => reveal(message))
    return message
  }

  return {
    /** Shows what I wrote. */
    mine: (said) => add('mine', [said]),
    picture: (file) => addFile('img', file, { label: text('myPicture'), loaded: 'load' }),
    recording: (file) => addFile('audio', file, { label: text('myVoice'), loaded: 'loadedmetadata' }),
    /** Shows answers; options can be tapped until the next thing is said. */
    theirs: (messages, onPick, onCopy) => {
      const shown = messages.map(({ text: said, options = [], by }) => {
        const message = add(by === 'officer' ? 'officer' : 'bot', linked(said))
        const receipt = receiptIn(said)
        if (receipt) message.append(button('copy', text('copy'), () => onCopy(receipt, message.querySelector('.words'))))
        if (options.length > 0) message.append(optionList(options, onPick))
        return message
      })
      if (shown.length > 0) reveal(shown[0], shown.at(-1))
    },
    /** Shows that an answer is being worked on, to those who see. */
    typing: (on) => {
      if (!on) { typing.remove(); return }
      log.append(typing)
      reveal(typing)
    },
    /** Takes away options that were offered before: they are answered, or no longer asked. */
    settle: () => {
      for (const list of log.querySelectorAll('.options')) list.remove()
    },
    /** Says that a message was not sent, with a button to send it again. */
    failed: (message, reason, onAgain) => {
      message.querySelector('.failed')?.remove()
      const line = make('p', 'failed', reason)
      if (onAgain) line.append(' ', button('', text('again'), () => { line.remove(); onAgain() }))
      message.append(line)
      reveal(message)
    },
    /** Takes away what was said about a message that has got through since. */
    mended: (message) => message.querySelector('.failed')?.remove(),
    clear: () => {
      for (const shown of log.querySelectorAll('img, audio')) URL.revokeObjectURL(shown.src)
      log.replaceChildren()
      day = ''
    },
  }
}

function optionList(options, onPick) {
  const list = make('ol', 'options')
  for (const [i, option] of options.entries()) {
    const choice = button('', '', () => onPick(option))
    const number = make('span', 'number', `${i + 1}`)
    number.setAttribute('aria-hidden', 'true')
    choice.append(number, make('span', '', option.label))
    const item = make('li')
    item.append(choice)
    list.append(item)
  }
  return list
}

function button(className, label, onClick) {
  const made = make('button', className, label)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}

/** Splits a text into plain parts and links. */
function linked(said) {
  const parts = []
  let from = 0
  for (const found of said.matchAll(ADDRESS)) {
    const link = make('a', '', found[0])
    link.href = found[0]
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
    parts.push(said.slice(from, found.index), link)
    from = found.index + found[0].length
  }
  return [...parts, said.slice(from)]
}

function make(tag, className = '', text = '') {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
