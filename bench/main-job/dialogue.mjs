// The dialogue that both servers hold: a tip from the first word to the receipt, one message a turn.

/** What the resident says, turn by turn. */
export const DIALOGUE = [
  '举报', '1', '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有', '同意', '跳过', '跳过', '不用', '可以',
]
