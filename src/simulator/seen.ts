// What a resident sees in the chat, in its order, whichever way it came.

/** The ways by which something reaches a resident. `failure`: the platform says that the account is out of order. */
export type Way = 'passive' | 'service' | 'notice' | 'typing' | 'failure'

/** Something that can be tapped in a message. */
export type Choice = { readonly id: string; readonly label: string }

/** A message as it is shown. */
export type Shown = {
  /** text, image, voice, video, music, news, msgmenu …, by the platform's own word. */
  readonly kind: string
  /** What can be read in it. */
  readonly text: string
  readonly choices: readonly Choice[]
  /** All of it, as it was sent. */
  readonly content: unknown
}

/** A message that a resident has seen. */
export type Seen = Shown & { readonly at: number; readonly by: Way }

/** The same content, seen before and sent again without being asked. */
export type Duplicate = { readonly resident: string; readonly by: Way; readonly kind: string; readonly text: string }

/** Keeps what all residents see. */
export type Chats = {
  readonly show: (resident: string, seen: Seen) => void
  readonly of: (resident: string) => readonly Seen[]
  /** What came as a message or notice of the account's own and had been seen by the same resident before. */
  readonly duplicates: readonly Duplicate[]
}

/** Creates the chats. */
export function createChats(): Chats {
  const chats = new Map<string, { readonly list: Seen[]; readonly known: Set<string> }>()
  const duplicates: Duplicate[] = []
  return {
    duplicates,
    of: (resident) => chats.get(resident)?.list ?? [],
    show: (resident, seen) => {
      const chat = chats.get(resident) ?? { list: [], known: new Set<string>() }
      chats.set(resident, chat)
      chat.list.push(seen)
      const same = JSON.stringify([seen.kind, seen.text, seen.choices, seen.text === '' ? seen.content : ''])
      const own = seen.by === 'service' || seen.by === 'notice'
      if (own && chat.known.has(same)) duplicates.push({ resident, by: seen.by, kind: seen.kind, text: seen.text })
      if (own || seen.by === 'passive') chat.known.add(same)
    },
  }
}
