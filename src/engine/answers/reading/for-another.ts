// Whether something is wanted for somebody else than who writes: "给我妈也约一个".

import { joined } from './pattern.ts'

const PERSON = joined`
  (?:
    爸|妈|媽|爹|娘|爷|爺|奶|外公|外婆|姥|老[婆公人伴]|儿|兒|女|孩|娃|小[孩朋]|媳妇|媳婦|妻|丈夫|先生|太太|哥|姐|弟|妹|婆
    |公公|岳|舅|叔|姑|姨|伯|孙|孫|朋友|同事|同学|同學|邻居|鄰居|家人|家里|家裡|别人|別人|另|他|她|对象|對象|亲戚|親戚
  )
`
const FOR = new RegExp(joined`
  [给給帮幫替为為][我咱]?(?:们|們)?(?:家|的)?.{0,2}?${PERSON}
  |[我咱](?:家|的)?${PERSON}.{0,3}(?:也|要|想)
  |\bfor (?:my (?!self)|him|her|them|someone|somebody|another person|a friend|our )
  |\bmy (?:wife|husband|mother|mom|mum|father|dad|son|daughter|child|kid|friend|sister|brother|parents?|grand\w+)\b
`, 'i')

/** Tells whether a text wants something for somebody else. */
export function isForAnother(text: string): boolean {
  return FOR.test(text)
}
