// What is said to a resident, in words that every channel shares. Channels encode it as well as they can.

/** One thing that can be picked: `id` is what comes back when it is tapped. */
export type Option = { readonly id: string; readonly label: string }

/** One message to a resident, in their language. */
export type Outbound = {
  readonly text: string
  /** Offered below the text: as buttons where the channel has them, else as numbered lines. */
  readonly options?: readonly Option[]
  /** Set on what waited for the resident, so that it is shown once. */
  readonly id?: string
  /** Who says it: the bot unless an officer does. */
  readonly by?: 'bot' | 'officer'
}

/** Writes a message as plain text, options as numbered lines: what channels without buttons send. */
export function asText({ text, options }: Outbound): string {
  if (!options?.length) return text
  const lines = options.map((option, i) => `${i + 1}. ${option.label}`)
  return [text, ...lines].join('\n')
}
