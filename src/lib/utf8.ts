// Files of text as people's editors save them: behind a byte order mark, or not in UTF-8 at all.

/** What is said of a file in another encoding. */
export const NOT_UTF8 = 'this is not UTF-8; save the file as UTF-8'

/** The line of the first character that no UTF-8 text has; undefined where there is none. */
export function lineOfStrange(text: string): number | undefined {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const at = text.search(/[\ufffd\u0000-\u0008\u000e-\u001f]/)
  return at < 0 ? undefined : text.slice(0, at).split('\n').length
}

/** A text without the mark that some editors begin a file with. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}
