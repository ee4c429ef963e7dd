// The words around an answer that are only manners: 我选…吧, please, 谢谢.

const BEFORE = [
  '我想要', '我想选', '我要选', '我选择', '我想办', '我要办', '我想', '我要', '我选', '我是', '我的是', '我说的是', '我', '选择', '选项',
  '选', '就选', '那就选', '那就', '那', '就要', '就', '要', '想', '请选', '请帮我选', '请帮我', '请', '帮我选', '帮我', '给我',
  '麻烦', '麻烦你', '麻烦您', '请问', '那个', '行', '我说', '答', '答案是', '嗯', '哦', '额', '呃', '啊', '好的', '好', '应该是', '应该', '大概是', '是', '回复', '回', '按', '点',
  '点击', '输入', '办理', '办', '来', '去', '到', '在', '你好', '您好', '对', '还是', '用', '关于', '有关', '有', 'i want',
  'i would like', 'i\'d like', 'i choose', 'i pick', 'i select', 'i\'ll take', 'i will take',
  'i\'ll go with', 'i go with', 'i need', 'i think', 'it\'s', 'it is', 'i', 'let\'s go with',
  'go with', 'pick', 'choose', 'select', 'take', 'please', 'option', 'give me', 'maybe', 'the',
  'about', 'hello', 'hi', 'ok', 'okay', 'yes', 'well', 'um', 'to', 'a', 'an', 'answer', 'reply',
  'my answer is',
]
const AFTER = [
  '吧', '呢', '啊', '呀', '哦', '了', '的', '啦', '嘛', '喽', '咯', '谢谢', '谢谢你', '谢谢您', '谢谢你们', '谢谢你们了',
  '多谢', '谢了', '麻烦您', '麻烦您了', '麻烦你了', '辛苦了', '麻烦了', '唔该', '拜托', '拜托了',
  '就行', '就行了', '就好', '就可以', '就可以了', '可以了', '可以', '好了', '行', '的事', '的事情', '的问题', '问题', '方面', '方面的',
  '这个', '那个', '这家', '那家', '这间', '那间', '嗰间', '嗰間', '那边', '那里',
  '这项', '那项', '这一个', '那一个', '类', '类的', '一类', '这类', '那类', '业务', '的业务', '相关', '相关的', '有关',
  '选项', '这一项', '那一项', '好', '好吧', '嗯', '哈', '不错', '没错', '对', '一下', 'please', 'thanks', 'thank you',
  'thx', 'one', 'option', 'choice', 'then', 'sir', 'officer', 'i think', 'is fine', 'would be good',
  'item', 'ok', 'okay',
]
const EDGE = '[\\s,.;:!?、，。！？；：~～…"“”\'‘’()（）【】\\[\\]《》<>#*@丶\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{RI}]'
const STICKER = '\\[[a-z\\p{Script=Han}]{1,8}\\]'
const EDGES = new RegExp(`^(?:${STICKER}|${EDGE})+|(?:${STICKER}|${EDGE})+$`, 'giu')
const LATIN = /[a-z0-9]/

const longestFirst = (a: string, b: string) => b.length - a.length
const before = BEFORE.toSorted(longestFirst)
const after = AFTER.toSorted(longestFirst)

/** The texts that are left of a normalised text as its manners are taken off, one by one; the text itself comes first. */
export function peel(text: string): readonly string[] {
  const peeled: string[] = []
  let rest: string | undefined = trimEdges(text)
  while (rest !== undefined && rest !== '' && peeled.length < 12) {
    peeled.push(rest)
    rest = withoutEnd(rest) ?? withoutStart(rest)
  }
  return peeled
}

/** Takes blanks, signs, emoji and stickers off both ends. */
export function trimEdges(text: string): string {
  return text.length > 200 ? trimEdges(text.slice(0, 200)) : text.replace(EDGES, '')
}

function withoutStart(text: string): string | undefined {
  const word = before.find((word) => text.length > word.length && text.startsWith(word) && ends(text, word.length))
  return word === undefined ? undefined : trimEdges(text.slice(word.length))
}

function withoutEnd(text: string): string | undefined {
  const word = after.find((word) => text.length > word.length && text.endsWith(word) && ends(text, text.length - word.length))
  return word === undefined ? undefined : trimEdges(text.slice(0, -word.length))
}

/** An English word ends here, or the script changes. */
function ends(text: string, at: number): boolean {
  return !LATIN.test(text[at - 1] ?? '') || !LATIN.test(text[at] ?? '')
}
