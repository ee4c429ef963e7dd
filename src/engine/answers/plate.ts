// plate: a car's number plate (GA 36), kept as 苏A12345; eight characters for new-energy cars.

import type { Form } from './form.ts'
import { normalise } from './reading/normalise.ts'
import { readDigits } from './reading/numerals.ts'
import { oneOf, readsWords } from './reading/outcome.ts'

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const GAP = '[ ·.-]{0,3}'
const SIGN = '[a-hj-np-z0-9]'
const PLATE = new RegExp(
  `(${PROVINCE})${GAP}([a-hj-z])${GAP}(?:`
  + `([a-hjk](?:${GAP}${SIGN})(?:${GAP}\\d){4}|\\d(?:${GAP}\\d){4}${GAP}[a-hjk])` // new energy: small, large
  + `|(${SIGN}(?:${GAP}${SIGN}){3})${GAP}([警学挂港澳领使试超])`
  + `|(${SIGN}(?:${GAP}${SIGN}){4})`
  + `)(?!${GAP}(?:\\d|[a-z](?![a-z]))|[a-z]|[警学挂港澳](?![\u4e00-\u9fff]))`, 'g', // 学 of 学校 is no ending
)

const SPOKEN = new RegExp(`(?<=${PROVINCE}${GAP}[a-hj-z](?:${GAP}[a-z0-9〇零幺一二三四五六七八九]){0,6}${GAP})[〇零幺一二三四五六七八九]`, 'g')

function platesIn(text: string) {
  const plain = normalise(text)
  const found = written(plain)
  return found.length > 0 ? found : written(plain.replace(SPOKEN, (digit) => readDigits(digit) ?? digit))
}

function written(plain: string) {
  return Array.from(plain.matchAll(PLATE)).flatMap((found) => {
    const [all, province = '', letter = '', energy, short, ending = '', usual] = found
    const serial = `${energy ?? short ?? usual ?? ''}`.replace(/[^a-z0-9]/g, '')
    if (!/\d/.test(serial)) return []
    const value = `${province}${(letter + serial).toUpperCase()}${ending}`
    return [{ value, from: found.index, to: found.index + all.length }]
  })
}

/** A car's number plate. */
export const plate: Form = {
  read: readsWords('plate', (text) => oneOf(platesIn(text).map(({ value }) => value))),
  find: platesIn,
  show: String,
}
