// Collects what a turn leaves for later: word to desks, reminders, pictures to fetch.

import type { Said } from '../messages/inbound.ts'
import type { Later } from '../ports/conversations.ts'
import type { Leads, Played } from './parts.ts'

type Wish = Later extends infer L ? (L extends Later ? Omit<L, 'id'> : never) : never

/** Lists what a turn leaves for later, under ids that come out the same when the turn is played again. */
export function laterOf(played: Played, leads: Leads, said?: Said): readonly Later[] {
  const { stored } = played
  const wishes = [...wanted(played, leads), ...(said ? toFetch(played, said) : [])]
  return wishes.map((wish, n) => ({ ...wish, id: `${stored.id}:${stored.revision}:${n}` }) as Later) // a wish with its id
}

function wanted({ effects }: Played, leads: Leads): readonly Wish[] {
  return effects.flatMap((effect): readonly Wish[] => {
    switch (effect.kind) {
      case 'notify':
      case 'handover':
        return leads(effect.to) ? [{ kind: 'notify', to: effect.to, key: effect.key, values: effect.values }] : []
      case 'remind':
        return [{ kind: 'remind', at: effect.at, key: effect.key, values: effect.values }]
      case 'say':
      case 'call':
        return []
    }
  })
}

/** A picture or voice message is fetched only if the conversation has kept it as an answer. */
function toFetch({ conversation }: Played, said: Said): readonly Wish[] {
  if ((said.kind !== 'image' && said.kind !== 'voice') || !said.media) return []
  if (said.url.startsWith('media:') || !JSON.stringify(conversation).includes(said.media)) return []
  const also = said.kind === 'image' ? said.also : undefined
  return [{ kind: 'fetch', media: said.media, url: said.url, ...(also !== undefined && { also }) }]
}
