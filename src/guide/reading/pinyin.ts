// Reads Latin letters as pinyin, and knows how each character sounds: for questions typed without characters and for
// homophones that an input method got wrong.

import { syllables } from './sounds.ts'

// By the unit of each character. Most have one sound, and share its list with all others that have.
const byUnit = new Map<number, readonly string[]>()
const known = new Set<string>(['lue', 'nue', 'lv', 'nv', 'lve', 'nve'])

for (const [syllable, characters] of syllables()) {
  known.add(syllable)
  const alone = [blurred(syllable)]
  for (let at = 0; at < characters.length; at += 1) {
    const unit = characters.charCodeAt(at)
    const sounds = byUnit.get(unit)
    byUnit.set(unit, sounds === undefined ? alone : [...sounds, ...alone])
  }
}

/** Blurs what people of many regions do not tell apart: zh and z, ch and c, sh and s, ng and n, l and n. */
export function blurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')
    .replace(/^nue$/, 'nve')
}

const NONE: readonly string[] = []

/** Gives the blurred sounds of a character, none if it is not known. */
export function soundsOf(character: string): readonly string[] {
  return soundsAt(character, 0)
}

/** Gives the same of the character at a place of a text, none after its end. */
export function soundsAt(text: string, at: number): readonly string[] {
  return byUnit.get(text.charCodeAt(at)) ?? NONE
}

const LONGEST_SYLLABLE = 6

/** Splits a run of small letters into syllables, the longest first; undefined if it is not pinyin all through. */
export function splitPinyin(run: string): readonly string[] | undefined {
  // From the end: what can be split from each place on is known when it is asked for, so nothing is tried twice.
  const from: (readonly string[] | undefined)[] = Array.from({ length: run.length + 1 })
  from[run.length] = []
  for (let at = run.length - 1; at >= 0; at -= 1) {
    for (let end = Math.min(run.length, at + LONGEST_SYLLABLE); end > at && from[at] === undefined; end -= 1) {
      const rest = from[end]
      if (rest !== undefined && known.has(run.slice(at, end))) from[at] = [run.slice(at, end), ...rest]
    }
  }
  return from[0]
}

const LETTERS = /[a-z]+/g

// English words that fall into syllables and are still not pinyin.
const ENGLISH = new Set(
  `a an ma me he she hi ha can man men women ran fan pen pan pin ten sun run fun change sale more made same here are dine
  home name line time fine live like lane ride side wine nine guide lie die tie use sue age bike ban bang gang long song hang
  die dance range chance gone bone lone tune june rude ride wage page sane lose i my you to do no so go
  police residence licence license date lose rule huge`.split(/\s+/),
)

// First letters that people type for a whole word.
const SHORT = new Map(
  `sfz=shen fen zheng|lssfz=lin shi shen fen zheng|hkb=hu kou bu|hkbu=hu kou bu|hkben=hu kou ben|hjzm=hu ji zheng ming|hz=hu zhao|
  jsz=jia shi zheng|jz=jia zhao|xsz=xing shi zheng|jzz=ju zhu zheng|zzz=zan zhu zheng|txz=tong xing zheng|gatxz=gang ao tong xing zheng|
  gajmtxz=gang ao tong xing zheng|wz=wei zhang|wfzjl=wu fan zui ji lu|wfzzm=wu fan zui ji lu zheng ming|
  pcs=pai chu suo|crj=chu ru jing|sbk=she bao ka|ybk=yi bao ka|gjj=gong ji jin|fcz=fang chan zheng|yyzz=ying ye zhi zhao|
  jhz=jie hun zheng|csz=chu sheng zheng|ddc=dian dong che|bj=bao jing`
    .split(/\|\s*/)
    .map((pair): [string, readonly string[]] => {
      const [letters = '', spelt = ''] = pair.split('=')
      return [letters, spelt.split(' ')]
    }),
)

/** Gives the syllables that first letters stand for, undefined if they stand for nothing known. */
export function expanded(letters: string): readonly string[] | undefined {
  return SHORT.get(letters)
}

/** Reads a text without characters as pinyin; undefined when an English word is left over. */
export function readPinyin(text: string): readonly string[] | undefined {
  const found: string[] = []
  let plain = 0
  for (const [run] of text.matchAll(LETTERS)) {
    const split = expanded(run) ?? splitPinyin(run)
    if (split === undefined) return undefined
    if (!ENGLISH.has(run)) plain += 1
    found.push(...split)
  }
  return plain > 0 && found.length >= 2 ? found : undefined
}
