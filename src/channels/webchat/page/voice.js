// Recording what one says: with the browser's recorder where there is one, and with a file in any case.

const LONGEST = 60
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
/** Plenty for speech, and a minute of it in 200 kB. */
const BITS = 24_000

const at = (id) => document.getElementById(`voice-${id}`)

/** Lets a resident record and send. `tell` says how it stands, `onVoice` gets the file. */
export function createVoice({ text, tell, onVoice }) {
  const dialog = document.getElementById('voice')
  const [start, stop, send, heard, time, file] = ['start', 'stop', 'send', 'heard', 'time', 'file'].map(at)
  const canRecord = typeof MediaRecorder === 'function' && Boolean(navigator.mediaDevices)
  /** What runs: the recorder with its clock, and what it has given. */
  let recorder
  let clock
  let recorded

  const show = (state) => {
    start.hidden = !canRecord || state !== 'idle'
    stop.hidden = state !== 'recording'
    send.hidden = state !== 'recorded'
    heard.hidden = state !== 'recorded'
    const focused = { idle: canRecord ? start : file, recording: stop, recorded: send }[state]
    if (dialog.open) focused.focus()
  }

  /** Lets the microphone go and forgets what was recorded. */
  const clear = () => {
    clearInterval(clock)
    const running = recorder
    recorder = undefined
    recorded = undefined
    if (running) release(running)
    URL.revokeObjectURL(heard.src)
    heard.removeAttribute('src')
    time.textContent = '0:00'
    show('idle')
  }

  const record = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
    const mine = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS })
    if (!dialog.open) { release(mine); return }
    recorder = mine
    const pieces = []
    mine.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    mine.addEventListener('stop', () => {
      if (recorder === mine) keep(new Blob(pieces, { type: mine.mimeType }))
    })
    mine.start()
    count()
    show('recording')
    tell(text('voiceRecording'))
  }

  const count = () => {
    const begun = Date.now()
    clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - begun) / 1000)
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
      if (seconds >= LONGEST) end()
    }, 250)
  }

  const end = () => {
    clearInterval(clock)
    if (recorder) release(recorder)
  }

  const keep = (blob) => {
    // Stopped before the first sound was recorded.
    if (blob.size === 0) { clear(); return }
    recorded = blob
    heard.src = URL.createObjectURL(blob)
    show('recorded')
    tell(text('voiceDone'))
  }

  const give = (blob) => {
    dialog.close()
    clear()
    tell('')
    if (blob) onVoice(blob)
  }

  document.getElementById('speak').addEventListener('click', () => { dialog.showModal(); show('idle') })
  start.addEventListener('click', () => record().catch(() => { tell(text('voiceRefused')); file.focus() }))
  stop.addEventListener('click', end)
  send.addEventListener('click', () => give(recorded))
  at('close').addEventListener('click', () => give())
  file.addEventListener('change', () => {
    const [chosen] = file.files
    file.value = ''
    if (chosen) give(chosen)
  })
  dialog.addEventListener('close', clear)
  show('idle')
  return { close: clear }
}

/** Stops a recorder, and lets the microphone go, so that its light goes out. */
function release(recorder) {
  if (recorder.state !== 'inactive') recorder.stop()
  for (const track of recorder.stream.getTracks()) track.stop()
}
