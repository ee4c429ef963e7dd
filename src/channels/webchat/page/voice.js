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
  let recorded

  const show = (state) => {
    start.hidden = !canRecord || state !== 'idle'
    stop.hidden = state !== 'recording'
    send.hidden = state !== 'recorded'
    heard.hidden = state !== 'recorded'
    const focused = { idle: canRecord ? start : file, recording: stop, recorded: send }[state]
    if (dialog.open) focused.focus()
  }

  const keep = (blob) => {
    // Stopped before the first sound was recorded.
    if (blob.size === 0) { clear(); return }
    recorded = blob
    heard.src = URL.createObjectURL(blob)
    show('recorded')
    tell(text('voiceDone'))
  }

  const recorder = createRecorder({ onTime: (said) => { time.textContent = said }, onDone: keep })

  /** Lets the microphone go and forgets what was recorded. */
  const clear = () => {
    recorder.drop()
    recorded = undefined
    URL.revokeObjectURL(heard.src)
    heard.removeAttribute('src')
    time.textContent = '0:00'
    show('idle')
  }

  const record = async () => {
    if (!await recorder.start(() => dialog.open)) return
    show('recording')
    tell(text('voiceRecording'))
  }

  const give = (blob) => {
    dialog.close()
    clear()
    tell('')
    if (blob) onVoice(blob)
  }

  document.getElementById('speak').addEventListener('click', () => { dialog.showModal(); show('idle') })
  start.addEventListener('click', () => record().catch(() => { tell(text('voiceRefused')); file.focus() }))
  stop.addEventListener('click', recorder.stop)
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

/** The microphone for one recording after another. `onTime` hears how long it runs, as 0:07, and `onDone` gets what was recorded. */
function createRecorder({ onTime, onDone }) {
  let running
  let clock

  const stop = () => {
    clearInterval(clock)
    if (running) release(running)
  }

  /** Stops, and nobody gets what was recorded. */
  const drop = () => {
    const mine = running
    running = undefined
    clearInterval(clock)
    if (mine) release(mine)
  }

  /** Begins, if that is still wanted once the resident has allowed it; tells whether it did. */
  const start = async (isWanted) => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
    const mine = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: BITS })
    if (!isWanted()) { release(mine); return false }
    running = mine
    const pieces = []
    mine.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    mine.addEventListener('stop', () => {
      if (running === mine) onDone(new Blob(pieces, { type: mine.mimeType }))
    })
    mine.start()
    clock = count(onTime, stop)
    return true
  }

  return { start, stop, drop }
}

/** Counts the seconds of a recording, and ends the longest. */
function count(onTime, end) {
  const begun = Date.now()
  return setInterval(() => {
    const seconds = Math.floor((Date.now() - begun) / 1000)
    onTime(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
    if (seconds >= LONGEST) end()
  }, 250)
}

/** Stops a recorder, and lets the microphone go, so that its light goes out. */
function release(recorder) {
  if (recorder.state !== 'inactive') recorder.stop()
  for (const track of recorder.stream.getTracks()) track.stop()
}
