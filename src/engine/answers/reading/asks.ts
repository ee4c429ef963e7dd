// What a question sounds like, in any of three languages.

/** Words and marks of a question; between a question of ours and its answer, only a text with one is taken for one. */
export const ASKS = /[?？吗嗎呢]|怎么|怎麼|咋|如何|多少|多久|哪|什么|什麼|啥|几|幾|能不能|可不可以|需要|要带|要帶|how|what|where|when|which|can i|do i/i

// 十几个人 and 哪儿都去 ask nothing.
const QUESTION = new RegExp(
  '[?？]|[吗嗎呢][\\s。]*$|^(?:请问|請問|怎么|怎麼|如何|为什么|為什麼|多少|哪|什么|什麼|能不能|可不可以)|怎么[办弄走查填]|怎麼[辦弄走查填]|多少钱|多少錢|多久能|要带什么|要帶什麼'
  + '|^(?:how|what|where|when|which|who|why|can|could|do|does|is|are|will)\\b', 'i',
)

/** Tells whether a text asks something, rather than telling it. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim())
}
