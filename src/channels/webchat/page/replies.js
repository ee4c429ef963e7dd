// What a question asks to be answered with: "提交吗？（可以 / 改2 / 不用）", each a button. A number is only an example.

// Behind the question mark and in the last line: what a resident or an officer has put in brackets is no question of ours.
const OFFERED = /[?？] ?[（(]([^（）()/／\n]{1,16}(?:[/／][^（）()/／\n]{1,16})+)[）)](?=[^（(\n]*$)/
const EXAMPLE = /\d/

/** The answers that a text asks for, as options without an id; none where it names fewer than two. */
export function repliesIn(said) {
  const words = (OFFERED.exec(said)?.[1] ?? '').split(/[/／]/).map((word) => word.trim()).filter((word) => word && !EXAMPLE.test(word))
  return words.length < 2 ? [] : words.map((label) => ({ label }))
}
