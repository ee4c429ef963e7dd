// What a question asks to be answered with: "（可以 / 改2 / 不用）" at its end, each a button. A number is only an example.

const OFFERED = /[（(]([^（）()/\n]{1,12}(?: \/ [^（）()/\n]{1,12})+)[）)](?=[^（(]*$)/
const EXAMPLE = /\d/

/** The answers that a text asks for, as options without an id; none where it names fewer than two. */
export function repliesIn(said) {
  const words = (OFFERED.exec(said)?.[1] ?? '').split(' / ').filter((word) => word && !EXAMPLE.test(word))
  return words.length < 2 ? [] : words.map((label) => ({ label }))
}
