// Long patterns written over several lines, as `lib/pattern.ts` has them: the engine imports no tools.

/** Joins the lines of a template, with what is put into it; backslashes stay as they are, and a blank counts only within a line. */
export function joined(lines: TemplateStringsArray, ...parts: readonly string[]): string {
  return String.raw(lines, ...parts).replace(/\s*\n\s*/g, '')
}

/** Makes a pattern of the joined lines of a template. */
export function pattern(lines: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(joined(lines, ...parts))
}
