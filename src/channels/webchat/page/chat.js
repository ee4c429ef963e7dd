// The page: joins what is typed, tapped and chosen with the server's answers. Nothing outlives the tab.

import { createApi } from './api.js'
import { createPlace } from './place.js'
import { createQueue } from './queue.js'
import { copyReceipt } from './receipt.js'
import { createSending, PICTURE, VOICE } from './sending.js'
import { TEXTS, nearest } from './texts.js'
import { createView } from './view.js'
import { createVoice } from './voice.js'

const TWICE = 1_500

const at = (id) => document.getElementById(id)
const [log, input, status, picture, language] = ['log', 'text', 'status', 'picture', 'language'].map(at)

const state = { language: nearest(navigator.language), shown: new Set(), said: false, escape: -TWICE }
const text = (key) => TEXTS[state.language][key]
const tell = (words) => { status.textContent = words }
const api = createApi(() => state.language)
const view = createView(log, text)
const queue = createQueue()
const { send, sendFile } = createSending({ api, view, queue, text, tell, show })

/** Puts the page's own words into its language. */
function speak() {
  document.documentElement.lang = state.language
  document.title = text('title')
  language.value = state.language
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text)
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', text(element.dataset.label))
  }
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = text(element.dataset.placeholder)
  }
}

/** Shows answers; what waited for us can come by two ways, and is shown once. */
function show(messages) {
  const fresh = messages.filter(({ id }) => !id || !state.shown.has(id))
  for (const { id } of fresh) if (id) state.shown.add(id)
  view.theirs(fresh, pick, copy)
}

/** Says something: shows it, takes offers away, and sends it under an id of its own. */
function say(bubble, said) {
  state.said = true
  view.settle()
  const message = { id: newId(), ...said }
  send(bubble, () => ({ message }))
}

function pick(option, { pointerType }) {
  say(view.mine(option.label), { text: option.label, ...(option.id !== undefined && { option: option.id }) })
  // On a phone a field that has the focus brings up the keyboard, which covers the answer.
  const next = pointerType === 'touch' ? log : input
  next.focus({ preventScroll: true })
}

async function copy(receipt, words) {
  tell(text(await copyReceipt(receipt, words) ? 'copied' : 'copyByHand'))
}

function upload(file, kind, show) {
  if (file.size > kind.most) { tell(text(kind.tooBig)); return }
  state.said = true
  view.settle()
  sendFile(show(file), { file, kind, id: newId() })
}

/** Before anything was said, a new language begins anew; later it is asked for by its word, as on every channel. */
function changeLanguage() {
  state.language = language.value
  speak()
  const [{ textContent: word }] = language.selectedOptions
  if (state.said) { say(view.mine(word), { text: word }); return }
  view.clear()
  greet()
}

function greet() {
  const message = { id: newId(), event: 'subscribe' }
  send(undefined, () => ({ message }))
}

/** Lets everything go that could tell what was said here. */
function forget() {
  api.close()
  queue.close()
  voice.close()
  view.clear()
}

/** Clears the page and goes somewhere harmless; the way back does not lead here. */
function leave() {
  forget()
  const { address } = at('leave').dataset
  document.body.replaceChildren()
  location.replace(address)
}

function onEscape(event) {
  if (event.key !== 'Escape' || event.isComposing) return
  if (event.timeStamp - state.escape < TWICE) { leave(); return }
  state.escape = event.timeStamp
  tell(text('escape'))
}

function submit() {
  const said = input.value.trim()
  if (!said) return
  input.value = ''
  grow()
  say(view.mine(said), { text: said })
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

const voice = createVoice({ text, tell, onVoice: (file) => upload(file, VOICE, view.recording) })
createPlace({ text, tell, onPlace: (place) => say(view.mine(place.label), { place }) })

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
  if (file) upload(file, PICTURE, view.picture)
})
// A picture without words beside it; what is copied from a table or a page has both, and is meant as words.
input.addEventListener('paste', (event) => {
  const { files: [file], types } = event.clipboardData
  if (!file?.type.startsWith('image/') || types.includes('text/plain')) return
  event.preventDefault()
  upload(file, PICTURE, view.picture)
})
language.addEventListener('change', changeLanguage)
at('large').addEventListener('click', (event) => {
  const large = document.documentElement.classList.toggle('large')
  event.currentTarget.setAttribute('aria-pressed', String(large))
})
for (const way of document.querySelectorAll('.leave')) way.addEventListener('click', leave)
document.addEventListener('keydown', onEscape)
window.addEventListener('online', () => { api.reconnect(); queue.wake() })
window.addEventListener('pagehide', forget)
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })

speak()
greet()
api.listen((message) => show([message]), (up) => {
  if (!up) { tell(text('offline')); return }
  if (status.textContent === text('offline')) tell('')
  queue.wake()
})
