// Reads a stream line by line, each as soon as it is there. Only line feeds end a line: JSON may hold any other mark.

/** The lines of a stream of text, without their ends. */
export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const pieces = (rest + String(chunk)).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) yield piece.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}
