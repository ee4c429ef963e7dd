// How mongodump writes the names of collections as names of files, and back.

/** Names of databases that hold the server's own things and are neither backed up nor brought back. */
export const SERVER_DATABASES: readonly string[] = ['admin', 'config', 'local']

/** Writes a collection's name as mongodump does: everything escaped that a path could mind. */
export function escapeName(collection: string): string {
  return encodeURIComponent(collection)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?:24|26|2B|3A|3D|40)/g, (escaped) => decodeURIComponent(escaped))
}

/** Reads a collection's name from a file's; one that is not escaped properly is taken as it is. */
function unescapeName(file: string): string {
  try {
    return decodeURIComponent(file)
  } catch {
    return file
  }
}

// What stands in `dump` itself, such as an oplog, is of no database.
const PATH = /^(?:\.\/)?(?:dump\/([^/]+)|(?!dump\/)([^/]+))\/([^/]+)(\.bson|\.metadata\.json)$/

/** A file of a dump: what it is for, or undefined for one that is not of a collection. */
export type DumpFile = {
  readonly database: string
  readonly collection: string
  readonly kind: 'documents' | 'metadata'
}

/** Says what a file within an archive is, by its path: `dump/<database>/<collection>.bson` or `.metadata.json`. */
export function readPath(path: string): DumpFile | undefined {
  const [, within, beside, name, ending] = PATH.exec(path) ?? []
  const database = within ?? beside
  if (database === undefined || name === undefined || database === '..') return undefined
  return { database, collection: unescapeName(name), kind: ending === '.bson' ? 'documents' : 'metadata' }
}
