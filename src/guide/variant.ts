// The same thing for somebody else: "外地的呢", "那小孩呢" and "临时的呢" after an answer ask how it goes for them, or for that kind of it.

import { joined } from '../lib/pattern.ts'
import type { ProcedurePart } from '../ports/guide.ts'
import type { Procedure } from './procedure.ts'
import { normalise } from './reading/normalise.ts'
import { writePart } from './texts/show.ts'

/** Somebody for whom a procedure may go otherwise: how people name them, how entries do, and the parts in which that is looked for. */
export type Applicant = { readonly said: RegExp; readonly written: RegExp; readonly parts: readonly ProcedurePart[] }

const BEFORE = '(?:那|那么|如果|要是|假如|换成|给|帮|我们?|他|她|家里|爸爸?|妈妈?|父母|老公|老婆|爱人|对象|朋友|户口|办|是|在|的|[,， ])*'
const BEHIND = joined`
  (?:
    的|人|户口|才|刚|只有|今年|还小|[\d一二三四五六七八九十]+周?岁|来的|办|想办|也|都|一样|可以|能|行|要|在这里|在这|本地
    |怎么(?:办|弄|搞)?|多少|吗|么|呢|啊|呀
    |[?？。,， ]
  )*
`
const AND = '(?:and |but |so )*(?:what |how )?(?:about |if |for |is )*'
  + '(?:(?:i|we|they|he|she|it|my|the|our|a|an)(?:.?m|.?s| am| are| is)? )*(?:(?:not )?from )?'

const ALL: readonly ProcedurePart[] = ['steps', 'materials', 'where', 'time', 'fee']

const APPLICANTS: readonly Applicant[] = [
  {
    said: whole(
      '外地|外省|外市|异地|别的省|别的地方|(?:人)?不(?:在|是)(?:本地|老家|户籍地)|户口不在(?:这里?|本地)|老家不在这里?',
      "(?:another|a different|other) (?:province|city|place)|elsewhere|out of town|here|(?:non-?)?locals?",
    ),
    written: /外省|外地|异地|居住地|现住地|任一|任何一|全国|another province|elsewhere|any (?:vehicle|exit-entry|police)/,
    parts: ['where', 'materials', 'steps', 'time'],
  },
  {
    said: whole(
      '(?:小|女|男)?孩子?们?|小孩儿?|小朋友|儿童|未成年|宝宝|娃娃?|儿子|女儿|没满?(?:十六|16)岁|不(?:满|到)(?:十六|16)岁'
        + '|(?:今年|才|刚|只有)*(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])(?:周?岁)',
      '(?:kids?|child(?:ren)?|minors?|sons?|daughters?|bab(?:y|ies))',
    ),
    written: /未成年|[未不]满\d+周?岁|监护人|儿童|guardian|minor|under 1\d/,
    parts: ALL,
  },
  {
    said: whole(
      '老人家?|老年人|爷爷|奶奶|岁数大的?|上了?年纪|\\d{2}岁以上',
      '(?:elderly|old people|older people|grand(?:ma|pa|mother|father)|parents?)',
    ),
    written: /老年|老人|[6-9]\d周岁|行动不便|aged? [6-9]\d|elderly/,
    parts: ALL,
  },
]

function whole(chinese: string, english: string): RegExp {
  return new RegExp(`^${BEFORE}(?:${chinese})${BEHIND}$|^${AND}(?:${english})[?. ]*$`)
}

/** The applicant that a few standard words ask about, and nothing else. */
export function applicantIn(text: string): Applicant | undefined {
  return APPLICANTS.find(({ said }) => said.test(text))
}

/** The part of an entry that tells how it goes for an applicant. */
export function partFor(procedure: Procedure, { written, parts }: Applicant): ProcedurePart | undefined {
  const name = normalise(`${procedure.name.zh} ${procedure.name.en}`)
  return parts.find((part) => written.test(bodyOf(procedure, part).replaceAll(name, '')))
}

function bodyOf(procedure: Procedure, part: ProcedurePart): string {
  return normalise(`${writePart(procedure, part, 'zh')} ${writePart(procedure, part, 'en')}`)
}

const KIND = new RegExp(`^${BEFORE}(临时|电子|加急)${BEHIND}$`)
const TEMPORARY = new RegExp(`^${AND}temporary(?: one| id| card| plates?)?[?. ]*$`)

/** The kind of the same thing that a few standard words ask about: 临时的呢 after 身份证 is 临时身份证. */
export function kindIn(text: string): string | undefined {
  return TEMPORARY.test(text) ? '临时' : KIND.exec(text)?.[1]
}
