// What the page is made of: elements with text in them. Nothing that was said is read as HTML.

const ADDRESS = /https?:\/\/[^\s<>"，。；！？、）】》]+/g

/** A list of options, each a button; `onPick` gets the one that was taken, and the click. */
export function optionList(options, onPick) {
  const list = make('ol', 'options')
  for (const [i, option] of options.entries()) {
    const choice = button('', '', (event) => onPick(option, event))
    const number = make('span', 'number', `${i + 1}`)
    number.setAttribute('aria-hidden', 'true')
    choice.append(number, make('span', '', option.label))
    const item = make('li')
    item.append(choice)
    list.append(item)
  }
  return list
}

/** The answers that a question asks for, side by side; `onPick` gets the one that was taken, and the click. */
export function replyList(replies, onPick) {
  const list = make('ul', 'options replies')
  for (const reply of replies) {
    const item = make('li')
    item.append(button('', reply.label, (event) => onPick(reply, event)))
    list.append(item)
  }
  return list
}

/** A button that does something else than send a form. */
export function button(className, label, onClick) {
  const made = make('button', className, label)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}

/** Splits a text into plain parts and links. */
export function linked(said) {
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

/** An element with a class and a text, where they are given. */
export function make(tag, className = '', text = '') {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
