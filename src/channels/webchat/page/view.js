// What is seen: bubbles, options, links. Everything is made of text nodes; nothing that was said is read as HTML.

const ADDRESS = /https?:\/\/[^\s<>"，。；！？、）】》]+/g

/** Creates the view of the log. `text` says a word of the page in its language. */
export function createView(log, text) {
  const reveal = (element) => {
    const tall = element.offsetHeight > Math.min(log.clientHeight, window.innerHeight) * 0.6
    element.scrollIntoView({ block: tall ? 'start' : 'nearest' })
  }

  const add = (kind, who, content) => {
    const message = make('article', `message ${kind}`)
    const words = make('div', 'words')
    words.append(...content)
    message.append(make('p', 'who', text(who)), words)
    log.append(message)
    reveal(message)
    return message
  }

  return {
    /** Shows what I wrote. */
    mine: (said) => add('mine', 'me', [said]),
    /** Shows a picture that I chose, as soon as it is loaded. */
    picture: (file) => {
      const image = make('img')
      image.alt = text('myPicture')
      image.src = URL.createObjectURL(file)
      const message = add('mine', 'me', [image])
      image.addEventListener('load', () => { URL.revokeObjectURL(image.src); reveal(message) })
      return message
    },
    /** Shows an answer; options can be tapped until the next thing is said. */
    theirs: ({ text: said, options = [], by }, onPick) => {
      const message = add(by === 'officer' ? 'officer' : 'bot', by === 'officer' ? 'officer' : 'bot', linked(said))
      if (options.length > 0) message.append(optionList(options, onPick))
      reveal(message)
    },
    /** Takes away options that were offered before: they are answered, or no longer asked. */
    settle: () => {
      for (const list of log.querySelectorAll('.options')) list.remove()
    },
    /** Says that a message was not sent, with a button to send it again. */
    failed: (message, reason, onAgain) => {
      const line = make('p', 'failed', reason)
      if (onAgain) {
        const again = make('button', '', text('again'))
        again.type = 'button'
        again.addEventListener('click', () => { line.remove(); onAgain() })
        line.append(' ', again)
      }
      message.append(line)
      reveal(message)
    },
    clear: () => log.replaceChildren(),
  }
}

function optionList(options, onPick) {
  const list = make('ol', 'options')
  for (const [i, option] of options.entries()) {
    const button = make('button')
    const number = make('span', 'number', `${i + 1}`)
    number.setAttribute('aria-hidden', 'true')
    button.type = 'button'
    button.append(number, make('span', '', option.label))
    button.addEventListener('click', () => onPick(option))
    const item = make('li')
    item.append(button)
    list.append(item)
  }
  return list
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
