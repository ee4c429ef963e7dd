// What goes wrong with a platform's API when someone wants it to: told for a path, a number of times.

/**
 * A fault of the API. With `effect` the request has done its work before the fault shows.
 * `refused`: the connection is reset before the body is read; `reset`: after it was read in full; `cut`: in the middle of the
 * answer; `html`: a page instead of JSON; `code`: an error code; `expired`: all tokens run out before this call is looked at.
 */
export type ApiFault =
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reset'; readonly effect?: boolean }
  | { readonly kind: 'cut'; readonly effect?: boolean }
  | { readonly kind: 'html'; readonly status?: number; readonly effect?: boolean }
  | { readonly kind: 'code'; readonly code: number; readonly effect?: boolean }
  | { readonly kind: 'expired' }

/** Faults that wait for their calls. */
export type Faults = {
  /** Lets the next calls of a path (or of any: `*`) go wrong; `Infinity` for all of them. */
  readonly next: (path: string, fault: ApiFault, times?: number) => void
  /** Takes the fault of a call, if one waits for it. */
  readonly take: (path: string) => ApiFault | undefined
  /** Forgets all that still wait. */
  readonly clear: () => void
  /** How many calls will still go wrong. */
  readonly waiting: () => number
}

type Waiting = { readonly path: string; readonly fault: ApiFault; left: number }

/** Creates the list of faults; those of one path come in the order in which they were told. */
export function createFaults(): Faults {
  let list: Waiting[] = []
  return {
    next: (path, fault, times = 1) => void list.push({ path, fault, left: times }),
    take: (path) => {
      const found = list.find((one) => one.path === path || one.path === '*')
      if (!found) return undefined
      found.left -= 1
      if (found.left <= 0) list = list.filter((one) => one !== found)
      return found.fault
    },
    clear: () => {
      list = []
    },
    waiting: () => list.reduce((sum, { left }) => sum + left, 0),
  }
}
