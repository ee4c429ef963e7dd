// What is seen: what I said, what was answered with its options and links, and what was not sent.

import { button, linked, make, optionList, replyList } from './elements.js'
import { createLog } from './log.js'
import { receiptIn } from './receipt.js'
import { repliesIn } from './replies.js'

/** Creates the view in the element of the log. `text` says a word of the page in its language. */
export function createView(element, text) {
  const { add, reveal, typing, clear } = createLog(element, text)

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
      const shown = messages.map(({ text: said, options = [], by }, i) => {
        const message = add(by === 'officer' ? 'officer' : 'bot', linked(said))
        const receipt = receiptIn(said)
        if (receipt) message.append(button('copy', text('copy'), () => onCopy(receipt, message.querySelector('.words'))))
        if (options.length > 0) message.append(optionList(options, onPick))
        const replies = options.length > 0 || by === 'officer' || i < messages.length - 1 ? [] : repliesIn(said)
        if (replies.length > 0) message.append(replyList(replies, onPick))
        return message
      })
      if (shown.length > 0) reveal(shown[0], shown.at(-1))
    },
    typing,
    /** Takes away options that were offered before: they are answered, or no longer asked. */
    settle: () => {
      for (const list of element.querySelectorAll('.options')) list.remove()
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
    clear,
  }
}
