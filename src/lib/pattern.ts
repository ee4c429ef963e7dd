// Long patterns written over several lines, an alternative a line: line ends and the blanks around them are no part of them.

/**
 * Joins the lines of a template, with what is put into it; backslashes stay as they are, and a blank counts only within a line.
 * A line that begins with `|` is an alternative, one that is indented goes on with it.
 */
export function joined(lines: TemplateStringsArray, ...parts: readonly string[]): string {
  return String.raw(lines, ...parts).replace(/\s*\n\s*/g, '')
}

/** Makes a pattern of the joined lines of a template. */
export function pattern(lines: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(joined(lines, ...parts))
}

/** Makes a pattern that is counted: it finds every place. */
export function counted(lines: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(joined(lines, ...parts), 'g')
}
