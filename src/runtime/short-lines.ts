// Breaks texts into short lines for who reads slowly: elder mode shows no line of more than forty characters.

/** The most characters of a line in elder mode. */
const LONGEST = 40

// Where a line may end: after a Chinese mark, or at a blank. A Latin mark is followed by one, unless it stands in an address.
const PIECES = /[^，。；：、！？\s]*(?:[，。；：、！？]+[”」’』）)]*|\s|$)/gu
const ADDRESS = /^[\u0021-\u007e]+$/

/** Breaks every line that is too long: after a mark, else at a blank, else in the middle. */
export function shortLines(text: string): string {
  return text.split('\n').flatMap(breakLine).join('\n')
}

function breakLine(line: string): readonly string[] {
  if ([...line].length <= LONGEST) return [line]
  const lines: string[] = []
  let open = ''
  for (const piece of (line.match(PIECES) ?? [line]).flatMap(cutPiece)) {
    if ([...open, ...piece.trimEnd()].length > LONGEST) {
      lines.push(open.trim())
      open = ''
    }
    open += piece
  }
  return [...lines, open.trim()].filter((one) => one !== '')
}

function cutPiece(piece: string): readonly string[] {
  if (ADDRESS.test(piece.trim())) return [piece]
  const letters = [...piece]
  const cuts = Math.ceil(letters.length / LONGEST)
  return Array.from({ length: cuts }, (_, i) => letters.slice(i * LONGEST, (i + 1) * LONGEST).join(''))
}
