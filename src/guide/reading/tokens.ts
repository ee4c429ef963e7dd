// What a text is compared by: single characters and pairs of Chinese, whole words of everything else.

const RUNS = /\p{Script=Han}+|[a-z]+(?:'[a-z]+)?|\d+/gu

const STOP_HAN = new Set('的了吗呢吧啊呀哦么我你您他她它们这那是有在要想请问就都也和与及着过把被给让个些怎什哪')

const STOP_WORDS = new Set(
  `a an the i my me we our you your he she his her it its they their is are am be was were been do does did have has had
  can could will would should may might must to of in on at for from by with and or but if so that this these those what
  which who whom how when where why there here please hi hello thanks thank want need get got go like just about any some
  into as up out now not no yes im i'm i've don't doesn't`.split(/\s+/),
)

const STEMS: readonly (readonly [RegExp, string])[] = [
  [/ies$/, 'y'],
  [/(ss|sh|ch|x)es$/, '$1'],
  [/([^su])s$/, '$1'],
  [/(?:ation|ing|ed)$/, ''],
]

/** Gives the tokens of a normalised text, in order and with repetitions. */
export function tokens(text: string): readonly string[] {
  const found: string[] = []
  for (const [run] of text.matchAll(RUNS)) {
    if (/^[a-z]/.test(run)) addWord(found, run)
    else if (/^\d/.test(run)) found.push(run)
    else addHan(found, run)
  }
  return found
}

function addWord(found: string[], word: string): void {
  if (STOP_WORDS.has(word)) return
  found.push(stem(spelling(word)))
}

function addHan(found: string[], run: string): void {
  const characters = [...run]
  characters.forEach((character, at) => {
    if (!STOP_HAN.has(character)) found.push(character)
    const next = characters[at + 1]
    if (next !== undefined && !(STOP_HAN.has(character) && STOP_HAN.has(next))) found.push(character + next)
  })
}

// One writing of what is spelt differently on the two sides of the ocean.
function spelling(word: string): string {
  return word.replace(/^license/, 'licence').replace(/^enrollment$/, 'enrolment').replace(/^macau$/, 'macao')
}

function stem(word: string): string {
  if (word.length < 4) return word
  for (const [ending, rest] of STEMS) {
    if (ending.test(word) && word.length - (word.match(ending)?.[0].length ?? 0) >= 3) return word.replace(ending, rest)
  }
  return word
}
