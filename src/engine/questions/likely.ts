// Finds the option that an opening message speaks of, where that is sure: by what is in its label and in no other's.

/** The index of the only label that the text speaks of; undefined where none or several are. */
export function likely(text: string, labels: readonly string[]): number | undefined {
  const said = text.toLowerCase()
  const parts = labels.map((label) => partsOf(label.toLowerCase()))
  const spoken: number[] = []
  parts.forEach((own, i) => {
    const rare = own.filter((part) => parts.every((other, j) => i === j || !other.includes(part)))
    const hits = rare.filter((part) => said.includes(part)).length
    if (hits > 0 && hits >= own.length * ENOUGH) spoken.push(i)
  })
  return spoken.length === 1 ? spoken[0] : undefined
}

// A quarter of a label's parts: 城关 is one of the four pairs of 城关派出所.
const ENOUGH = 0.25

// Words that any sentence may have.
const COMMON = new Set(('how what where when who which why the for and but you your our with about does that this are was were will can could it its '
  + 'not all any one from have has had get got want need would like please more some there here').split(' '))

// Words of Latin letters, and pairs of Chinese characters.
function partsOf(label: string): readonly string[] {
  const words = (label.match(/[a-z]{3,}/g) ?? []).filter((word) => !COMMON.has(word))
  const runs = label.match(/[\u4e00-\u9fff]{2,}/g) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
  return [...words, ...pairs]
}
