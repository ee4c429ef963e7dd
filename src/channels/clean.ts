// Takes out characters that nobody types on purpose and that break XML, logs or screens further on.

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF\p{Cs}]/gu

/** The text without control characters and broken halves of characters; tabs and line ends stay. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, '')
}
