// The same conversation in xstate 5, with a persisted snapshot for each turn.

import { assign, createActor, createMachine } from 'xstate'

const TOPICS = ['food', 'traffic', 'other']
const is = (pattern) => ({ event }) => pattern.test(event.text)
const keep = (name, read = (text) => text) => assign(({ event, context }) => ({ ...context, [name]: read(event.text) }))

const machine = createMachine({
  id: 'tip',
  initial: 'start',
  context: {},
  states: {
    start: { on: { said: { target: 'topic', guard: is(/^举报$/) } } },
    topic: { on: { said: { target: 'story', guard: is(/^[123]$/), actions: keep('topic', (text) => TOPICS[Number(text) - 1]) } } },
    story: { on: { said: { target: 'place', guard: is(/^.{10,}/), actions: keep('story') } } },
    place: { on: { said: { target: 'reachable', actions: keep('place') } } },
    reachable: { on: { said: [{ target: 'phone', guard: is(/^(?:好|可以|是)/) }, { target: 'review' }] } },
    phone: { on: { said: { target: 'review', guard: is(/^1\d{10}$/), actions: keep('phone') } } },
    review: { on: { said: [{ target: 'thanks', guard: is(/^(?:好|可以|是)/) }, { target: 'topic' }] } },
    thanks: { type: 'final' },
  },
})

/** Plays one conversation, and counts what was said. */
export function playXstate(script) {
  let kept
  let said = 0
  for (const text of script) {
    const actor = createActor(machine, kept === undefined ? {} : { snapshot: JSON.parse(kept) })
    actor.start()
    actor.send({ type: 'said', text })
    kept = JSON.stringify(actor.getPersistedSnapshot())
    actor.stop()
    said += 1
  }
  return said
}
