// Fifty dialogues as residents lead them, without a channel: what is done, line by line.

/** One deed of a resident. */
export type Deed =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'menu'; readonly key: string }
  | { readonly do: 'picture' | 'voice' | 'sticker' | 'place' }

/** A dialogue and what it leaves on file. */
export type Dialogue = {
  readonly title: string
  readonly leaves: 'tips' | 'complaints' | 'messages' | 'appointments'
  readonly deeds: readonly Deed[]
}

/** Where the place is that residents of the dialogues send. */
export const SQUARE = { lat: 31.23, lng: 121.47, label: '人民广场' } as const

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const RUDE = '窗口的人说话很凶，让我白跑三趟'

const dialogue = (title: string, leaves: Dialogue['leaves'], ...lines: readonly string[]): Dialogue =>
  ({ title, leaves, deeds: lines.map(deedOf) })

/** Reads a line: `*KEY` taps the menu, `!picture` and the like send something, all else is said. */
function deedOf(line: string): Deed {
  if (line.startsWith('*')) return { do: 'menu', key: line.slice(1) }
  if (line.startsWith('!')) return { do: line.slice(1) as 'picture' } // the lines below name only these
  return { do: 'say', text: line }
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1)

const bareTips = numbers(7).map((n) => dialogue(`a tip of topic ${n}, without anything that is optional`, 'tips',
  '举报', String(n), STORY, '同意', '跳过', '跳过', '不用', '可以'))
const fullTips = numbers(7).map((n) => dialogue(`a tip of topic ${n}, with all there is to tell`, 'tips',
  '*SUBMIT_TIP', String(n), STORY, '同意', '!place', '!picture', '!picture', '完成', '能', '138 0013 8000', '可以'))
const bareComplaints = numbers(6).map((n) => dialogue(`a complaint of matter ${n}`, 'complaints',
  '投诉', String(n), '城关派出所户籍窗口', RUDE, '同意', '跳过', '不用', '可以'))
const fullComplaints = numbers(6).map((n) => dialogue(`a complaint of matter ${n} with a picture`, 'complaints',
  '*FILE_COMPLAINT', String(n), '跳过', RUDE, '同意', '!picture', '好了', '能', '13800138000', '可以'))

/** The dialogues. */
export const DIALOGUES: readonly Dialogue[] = [
  ...bareTips, ...fullTips, ...bareComplaints, ...fullComplaints,
  dialogue('a message with a mobile number', 'messages', '人工', '身份证办了一个月还没好', '同意', '13800138000'),
  dialogue('a message with a landline', 'messages', '*TALK_TO_OFFICER', '身份证办了一个月还没好', '同意', '021-63211234'),
  dialogue('a message without a number', 'messages', '转人工', '身份证办了一个月还没好', '同意', '跳过'),
  dialogue('a message after a mistyped number', 'messages', '人工', '身份证办了一个月还没好', '同意', '1380013800', '13800138000'),
  dialogue('the first free time', 'appointments', '预约', '1', '1', '1', '1', '同意', '王小明', '13800138000', '可以'),
  dialogue('the second service', 'appointments', '预约', '2', '1', '1', '1', '同意', '李丽', '13900139000', '可以'),
  dialogue('another day', 'appointments', '*BOOK_APPOINTMENT', '1', '1', '2', '2', '同意', '欧阳修远', '13900139001', '可以'),
  dialogue('a name that is changed from the summary', 'appointments',
    '预约', '1', '1', '1', '2', '同意', '王晓明', '13800138002', '改5', '王小明', '可以'),
  dialogue('a topic by its words', 'tips', '举报', '赌博', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a topic by a full-width number', 'tips', '举报', '３', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a place in words', 'tips', '举报', '3', STORY, '同意', '城关小学对面', '跳过', '不用', '可以'),
  dialogue('a sticker in place of a topic', 'tips', '举报', '!sticker', '3', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a voice message in place of a story', 'tips', '举报', '3', '!voice', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a picture in place of a story', 'tips', '举报', '3', '!picture', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a story that is too short at first', 'tips', '举报', '3', '有人赌', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a story that is changed from the summary', 'tips',
    '举报', '3', '先写的那件事，写得不对，要改掉', '同意', '跳过', '跳过', '不用', '改2', STORY, '可以'),
  dialogue('a question to the guide in between', 'tips', '举报', '3', '补办身份证要带什么', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('a call for help in between', 'tips', '举报', '3', '救命', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('why, help and once more', 'tips', '举报', '3', STORY, '同意', '为什么问这个', '帮助', '重复', '跳过', '跳过', '不用', '可以'),
  dialogue('a step back', 'tips', '举报', '2', '上一步', '3', STORY, '同意', '跳过', '跳过', '不用', '可以'),
  dialogue('no to the privacy notice', 'tips', '举报', '3', STORY, '不同意', '不用', '可以'),
  dialogue('a change of mind at the beginning', 'complaints', '举报', '取消', '投诉', '1', '跳过', RUDE, '同意', '跳过', '不用', '可以'),
  dialogue('traditional characters', 'tips', '舉報', '3', '昨晚十點，學校對面的棋牌室有人賭錢，每天晚上都有', '同意', '跳過', '跳過', '不用', '可以'),
  dialogue('English', 'tips', 'report', '3', 'Every night people gamble in the rooms opposite the school.', 'agree', 'skip', 'skip', 'no', 'yes'),
]
