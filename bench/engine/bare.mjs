// The yardstick: the same conversation as a hand-written switch, with its state as JSON between turns.

const TOPICS = ['food', 'traffic', 'other']

/** Plays one conversation, and counts what was said. */
export function playBare(script) {
  let kept = '{"step":"start","answers":{}}'
  let said = 0
  for (const text of script) {
    const state = JSON.parse(kept)
    said += turn(state, text).length
    kept = JSON.stringify(state)
  }
  return said
}

function turn(state, text) {
  const { answers } = state
  if (text === '取消') {
    Object.assign(state, { step: 'start', answers: {} })
    return ['cancelled']
  }
  switch (state.step) {
    case 'start':
      if (text !== '举报') return ['menu']
      state.step = 'topic'
      return ['welcome', 'topic']
    case 'topic': {
      const topic = TOPICS[Number(text.trim()) - 1]
      if (!topic) return ['topic.not-an-option']
      answers.topic = topic
      state.step = 'story'
      return ['story']
    }
    case 'story':
      if (text.length < 10) return ['story.too-short']
      answers.story = text
      state.step = 'place'
      return ['place']
    case 'place':
      if (text !== '跳过') answers.place = text
      state.step = 'reachable'
      return ['reachable']
    case 'reachable':
      state.step = /^(?:好|可以|是)/.test(text) ? 'phone' : 'review'
      return [state.step]
    case 'phone':
      if (!/^1\d{10}$/.test(text)) return ['phone.not-a-phone']
      answers.phone = text
      state.step = 'review'
      return ['review']
    case 'review':
      state.step = /^(?:好|可以|是)/.test(text) ? 'start' : 'topic'
      return state.step === 'start' ? ['thanks'] : ['topic']
  }
}
