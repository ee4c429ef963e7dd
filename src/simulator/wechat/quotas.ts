// How often a day each part of the API may be called: the official table for new accounts.

const DAILY: { readonly [path: string]: number } = {
  '/cgi-bin/token': 2000, '/cgi-bin/menu/create': 1000, '/cgi-bin/menu/get': 10_000, '/cgi-bin/menu/delete': 1000,
  '/cgi-bin/menu/addconditional': 2000, '/cgi-bin/menu/delconditional': 2000, '/cgi-bin/media/upload': 100_000,
  '/cgi-bin/media/get': 200_000, '/cgi-bin/message/custom/send': 500_000, '/cgi-bin/qrcode/create': 100_000,
  '/cgi-bin/user/info': 5_000_000, '/cgi-bin/message/template/send': 100_000,
}
const CLEARINGS = 10

/** The daily quotas of an account. */
export type Quotas = {
  /** Takes one call on a day in China; false if there is none left. */
  readonly take: (path: string, day: string) => boolean
  /** Forgets what was used; ten times a month. */
  readonly clear: (day: string) => boolean
  /** What was used on a day. */
  readonly used: (day: string) => { readonly [path: string]: number }
}

/** Creates quotas; `limits` stand in for those of the table. */
export function createQuotas(limits: { readonly [path: string]: number }): Quotas {
  const used = new Map<string, number>()
  const clearings = new Map<string, number>()
  let today = ''
  return {
    take: (path, day) => {
      if (day !== today) used.clear()
      today = day
      const before = used.get(path) ?? 0
      if (before >= (limits[path] ?? DAILY[path] ?? Infinity)) return false
      used.set(path, before + 1)
      return true
    },
    clear: (day) => {
      const month = day.slice(0, 7)
      const before = clearings.get(month) ?? 0
      if (before >= CLEARINGS) return false
      clearings.set(month, before + 1)
      used.clear()
      return true
    },
    used: (day) => (day === today ? Object.fromEntries(used) : {}),
  }
}
