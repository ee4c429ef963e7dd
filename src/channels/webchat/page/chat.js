// The page: joins what is typed, tapped and chosen with the server's answers. Nothing outlives the tab.

import { createApi } from './api.js'
import { TEXTS, nearest } from './texts.js'
import { createView } from './view.js'

const PICTURE = 8 * 1024 * 1024
const TWICE = 1500

const at = (id) => document.getElementById(id)
const [log, input, status, picture, language] = ['log', 'text', 'status', 'picture', 'language'].map(at)

const state = { language: nearest(navigator.language), shown: new Set(), said: false, escape: -TWICE }
const text = (key) => TEXTS[state.language][key]
const api = createApi(() => state.language)
const view = createView(log, text)

/** Puts the page's own words into its language. */
function speak() {
  document.documentElement.lang = state.language
  document.title = text('title')
  language.value = state.language
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text)
  for (const element of document.querySelectorAll('[data-label]')) element.ariaLabel = text(element.dataset.label)
  for (const element of document.querySelectorAll('[data-placeholder]')) element.placeholder = text(element.dataset.placeholder)
}

/** Shows answers; what waited for us can come by two ways, and is shown once. */
function show(messages) {
  const fresh = messages.filter(({ id }) => !id || !state.shown.has(id))
  for (const message of fresh) {
    if (message.id) state.shown.add(message.id)
    view.theirs(message, pick)
  }
}

/** Sends a message and shows its answer; if it does not get there, it can be sent again under the same id. */
async function send(message, bubble) {
  status.textContent = text('sending')
  const again = () => send(message, bubble)
  try {
    const { ok, status: code, messages } = await api.send(message, () => { status.textContent = text('waiting') })
    show(messages)
    if (!ok) fail(bubble, code, again)
  } catch {
    fail(bubble, 0, again)
  }
  status.textContent = ''
}

function fail(bubble, code, again) {
  const final = code === 400 || code === 413
  if (bubble) view.failed(bubble, text(final ? 'unreadable' : 'notSent'), final ? undefined : again)
  else if (!final) setTimeout(again, TWICE)
}

function say(said, more = {}) {
  state.said = true
  view.settle()
  send({ id: newId(), text: said, ...more }, view.mine(said))
}

function pick(option) {
  say(option.label, { option: option.id })
  input.focus()
}

async function sendPicture(file) {
  if (file.size > PICTURE) { status.textContent = text('tooBig'); return }
  state.said = true
  view.settle()
  const bubble = view.picture(file)
  const id = newId()
  const again = async () => {
    status.textContent = text('sending')
    try {
      const { ok, status: code, media, messages } = await api.upload(file)
      if (ok) { await send({ id, media }, bubble); return }
      show(messages)
      if (code === 415) view.failed(bubble, text('notPicture'))
      else fail(bubble, code, again)
    } catch {
      fail(bubble, 0, again)
    }
    status.textContent = ''
  }
  await again()
}

/** Before anything was said, a new language begins anew; later it is asked for by its word, as on every channel. */
function changeLanguage() {
  state.language = language.value
  speak()
  if (state.said) { say(language.selectedOptions[0].textContent); return }
  view.clear()
  greet()
}

function greet() {
  send({ id: newId(), event: 'subscribe' })
}

/** Clears the page and goes somewhere harmless; the way back does not lead here. */
function leave() {
  api.close()
  const { address } = at('leave').dataset
  document.body.replaceChildren()
  document.title = ''
  location.replace(address)
}

function onEscape(event) {
  if (event.key !== 'Escape' || event.isComposing) return
  if (event.timeStamp - state.escape < TWICE) { leave(); return }
  state.escape = event.timeStamp
  status.textContent = text('escape')
}

function submit() {
  const said = input.value.trim()
  if (!said) return
  input.value = ''
  grow()
  say(said)
  input.focus()
}

function grow() {
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + 2}px`
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

at('composer').addEventListener('submit', (event) => { event.preventDefault(); submit() })
input.addEventListener('input', grow)
input.addEventListener('keydown', (event) => {
  // While a Chinese input method is composing, Enter picks a word.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  submit()
})
picture.addEventListener('change', () => {
  const [file] = picture.files
  picture.value = ''
  if (file) sendPicture(file)
})
language.addEventListener('change', changeLanguage)
at('large').addEventListener('click', (event) => {
  const large = document.documentElement.classList.toggle('large')
  event.currentTarget.ariaPressed = String(large)
})
at('leave').addEventListener('click', leave)
document.addEventListener('keydown', onEscape)
window.addEventListener('pagehide', () => { api.close(); view.clear() })
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })

speak()
greet()
api.listen((message) => show([message]), (up) => {
  if (!up) status.textContent = text('offline')
  else if (status.textContent === text('offline')) status.textContent = ''
})
