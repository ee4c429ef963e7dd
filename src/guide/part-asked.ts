// Which part of an entry tells of what is asked about it: "需要结婚证吗" is answered by what to bring, "要本人去吗" by the steps.

import type { ProcedurePart } from '../ports/guide.ts'
import type { Weighed } from './finding/weigh.ts'
import type { Procedure } from './procedure.ts'
import { isLongerThan } from './reading/han.ts'
import { normalise } from './reading/normalise.ts'
import { writePart } from './texts/show.ts'
import { applicantIn, partFor } from './variant.ts'

/** Longer than this is a story, and a question of its own. */
const LONGEST = 40

// In the order in which they win over each other where they tell as much.
const PARTS = ['materials', 'fee', 'time', 'online', 'where', 'steps'] as const

// Characters of every question: pairs with them say nothing of what is asked.
const COMMON = /[的了吗呢吧么嘛怎什哪能可以要得是不没有去来我你您她他它这那就还也都在和与或及个一二三办理请问想会该让给需如何多少几候时间下上到为啥拿做]/
const PLAIN = new Set((
  'what when where which does will with have need must that this from your they them then than there about would could should'
).split(' '))

// "要户口本吗" asks whether it has to be brought, "户口本怎么办" how to get one.
const NEEDED = /^(?!.*(?:怎[么麼]|如何|哪|how|where)).*(?:要|需|用|带|帶|可以|行|没有|沒有|need|bring|use|without)/i

// As entries have it.
const WRITTEN: readonly (readonly [spoken: RegExp, written: string])[] = [
  [/爸爸?[和跟、]?妈妈?|爹妈|爹娘/g, '父母'],
  [/照相|拍照|相片|大头照/g, '照片'],
  [/老婆|老公|妻子|丈夫|爱人/g, '配偶'],
  [/房产证|房本|房子的证/g, '不动产权证'],
  [/代她|代他|替我|替她|替他|帮我|帮她|帮他/g, '代办'],
]

/** Makes the reading of questions about an entry. */
export function createPartAsked(
  procedures: readonly Procedure[], weighed: (text: string) => Weighed,
): (id: string, asked: string) => ProcedurePart | undefined {
  const known = new Map(procedures.map((procedure) => [procedure.id, procedure]))
  return (id, asked) => {
    const procedure = known.get(id)
    if (procedure === undefined || isLongerThan(LONGEST, asked)) return undefined
    const all = weighed(asked)
    const applicant = applicantIn(all.question.standard)
    if (applicant) return partFor(procedure, applicant)
    const { actions, objects } = all.question.terms
    const others = [...objects].filter((object) => object !== procedure.object)
    if (actions.size > 0 || (others.length > 0 && !NEEDED.test(asked))) return undefined
    const name = normalise(`${procedure.name.zh} ${procedure.name.en} ${procedure.object}`)
    const wanted = [...others, ...termsOf(asWritten(all.question.text)).filter((term) => !name.includes(term))]
    const told = PARTS.map((part): readonly [ProcedurePart, number] => [part, hits(procedure, part, wanted)])
    if (others.length > 0 && others.every((object) => PARTS.every((part) => hits(procedure, part, [object]) === 0))) return undefined
    const [best] = told.toSorted((a, b) => b[1] - a[1])
    return best !== undefined && best[1] > 0 ? best[0] : undefined
  }
}

function asWritten(text: string): string {
  return WRITTEN.reduce((said, [spoken, written]) => said.replace(spoken, written), text)
}

function hits(procedure: Procedure, part: ProcedurePart, wanted: readonly string[]): number {
  const text = normalise(`${writePart(procedure, part, 'zh')} ${writePart(procedure, part, 'en')}`)
  return wanted.filter((term) => text.includes(term)).length
}

// Pairs of Chinese characters, and longer words of Latin letters.
function termsOf(text: string): readonly string[] {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
  const words = (text.match(/[a-z]{4,}/g) ?? []).filter((word) => !PLAIN.has(word))
  return [...new Set([...pairs.filter((pair) => !COMMON.test(pair)), ...words])]
}
