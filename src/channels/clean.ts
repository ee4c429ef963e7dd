// Takes out characters that nobody types on purpose and that break XML, logs or screens further on: those that turn the
// direction of all that follows (U+202A to U+202E, U+2066 to U+2069) would make officers read something else than was written.

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]/gu

/** The text without control characters, turns of direction and broken halves of characters; tabs and line ends stay. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, '')
}
