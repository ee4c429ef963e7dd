// Reads a stream line by line, each as soon as it is there. Only line feeds end a line: JSON may hold any other mark.

/** The lines of a stream of text, without their ends. */
export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  // Only what is new is searched: a line may come in thousands of pieces.
  let begun: string[] = []
  for await (const chunk of stream) {
    const [first = '', ...others] = String(chunk).split('\n')
    begun.push(first)
    for (const piece of others) {
      yield begun.join('').replace(/\r$/, '')
      begun = [piece]
    }
  }
  const last = begun.join('')
  if (last !== '') yield last
}
