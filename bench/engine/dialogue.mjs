// The six-turn tip conversation, for all that is measured.

/** What the resident says, turn by turn. */
export const SCRIPT = ['举报', '1', '昨晚十点，城关小学对面的棋牌室有人赌钱', '跳过', '不用', '可以']

/** The same conversation as a flow. */
export const FLOW = `
flow: tip
starts: { words: words }
steps:
  - say: welcome
  - choose: topic
    from: [food, traffic, other]
  - ask: story
    as: text
    length: [10, 2000]
  - ask: place
    as: place
    skippable: true
  - confirm: reachable
    no: review
  - ask: phone
    as: phone
  - confirm: review
    no: topic
  - call: tips.submit
    with: [topic, story, place, phone]
    into: receipt
  - say: thanks
  - end:
`
