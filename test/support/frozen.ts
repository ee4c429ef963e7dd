// Flows that nobody can change: the engine shares them between all residents, and a change would be seen by all of them.

/** The same, with all that is in it frozen: whoever changes any of it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
