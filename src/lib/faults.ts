// The catalogue of everything that can go wrong in the world or in us, and the one error class that carries it.
// Codes begin with their room and are never reused; docs/errors.md is held against this list by a test.

/** What the catalogue knows of a fault: `status` is the HTTP status it answers with, `tell` what happened and what to do. */
export type FaultKind = { readonly status: number; readonly tell: string }

export const FAULTS = {
  API_BODY_WRONG: { status: 400, tell: 'the body is no JSON of the form that the OpenAPI document describes' },
  API_KEY_REUSED: { status: 422, tell: 'this Idempotency-Key was used with another body; use a new key' },
  API_KEY_WRONG: { status: 401, tell: 'no key, or none of API_KEYS; send Authorization: Bearer KEY' },
  API_MEDIUM_UNCLEAN: {
    status: 409,
    tell: 'no copy without metadata can be made of this file; original=1 gives it as it came, handle it with care',
  },
  API_MEDIUM_UNKNOWN: { status: 404, tell: 'the record has no such picture or voice message, or it was not fetched' },
  API_NUMBER_WRONG: { status: 400, tell: 'a case number has 4 to 32 letters, digits and dashes' },
  API_QUERY_WRONG: { status: 400, tell: 'a parameter does not fit; look at the OpenAPI document' },
  API_RECORD_UNKNOWN: { status: 404, tell: 'there is no record of this number' },
  API_RESIDENT_GONE: { status: 409, tell: 'the resident has left the account and cannot be reached' },
  API_STATE_WRONG: { status: 409, tell: 'the record cannot be moved to this state from where it stands' },
  DATABASE_ALONE: {
    status: 500, tell: 'a worker shares the database of web; set MONGODB_URI to the first line that npm run database prints',
  },
  DATABASE_ARGUMENTS_WRONG: { status: 400, tell: 'use npm run --silent database -- --dir DIR --port PORT' },
  DATABASE_DAMAGED: { status: 500, tell: 'the data folder is damaged; nothing was changed; restore a backup into an empty folder' },
  DATABASE_DIED: { status: 503, tell: 'the built-in database stopped by itself; its cause follows in the log' },
  DATABASE_FOREIGN: { status: 409, tell: 'the folder holds something else; nothing was changed; name an empty folder' },
  DATABASE_HELD: { status: 409, tell: 'another process holds the data folder; stop it, or set MONGODB_URI to its connection string' },
  DATABASE_NEWER: { status: 409, tell: 'the data folder was written by a newer version; nothing was changed; install that version' },
  DATABASE_NO_ADDRESS: { status: 409, tell: 'the database cannot listen at this address; name another --port or --host' },
  DATABASE_UNWRITABLE: { status: 500, tell: 'the data folder cannot be made or written; look at DATA_DIR and at whose folder it is' },
  DUMP_CUT: { status: 400, tell: 'the archive is cut or damaged; nothing was changed' },
  DUMP_DATABASES_SEVERAL: { status: 400, tell: 'the archive holds several databases; name one of them in MONGODB_URI' },
  DUMP_DATABASE_FULL: { status: 409, tell: 'the database holds documents; add --force to replace the collections of the archive' },
  DUMP_DOCUMENT_LOSSY: { status: 400, tell: 'a document holds what cannot be written again unchanged; nothing was changed' },
  DUMP_DOCUMENT_UNREADABLE: { status: 400, tell: 'a file of the archive is no sequence of BSON documents; nothing was changed' },
  DUMP_FOREIGN: { status: 400, tell: 'the file is no gzipped tar of a dump; nothing was changed' },
  DUMP_INCOMPLETE: { status: 400, tell: 'the archive lacks a file of a collection; nothing was changed' },
  DUMP_KIND_UNKNOWN: { status: 400, tell: 'this kind of thing can only be dumped and restored by mongodump and mongorestore' },
  DUMP_METADATA_UNREADABLE: { status: 400, tell: 'a metadata.json is not what mongodump writes; nothing was changed' },
  DUMP_NO_DATABASE: { status: 404, tell: 'there is no database here; look at DATA_DIR or MONGODB_URI' },
  DUMP_NO_FILE: { status: 404, tell: 'the archive cannot be opened' },
  DUMP_SETTINGS_WRONG: { status: 500, tell: 'the settings are wrong; mend them, or set DATA_DIR or MONGODB_URI' },
  CONFIG_TRUST_PROXY_WRONG: { status: 500, tell: 'TRUST_PROXY is neither a number of proxies nor a list of addresses' },
  HTTP_BODY_TOO_LARGE: { status: 413, tell: 'the request body is larger than this address takes' },
  HTTP_BODY_UNREADABLE: { status: 400, tell: 'the request body could not be read' },
  HTTP_INTERNAL: { status: 500, tell: 'something failed that is not in the catalogue; its cause follows in the log' },
  HTTP_METHOD_WRONG: { status: 405, tell: 'this address does not take that method' },
  HTTP_NOT_FOUND: { status: 404, tell: 'there is nothing at this address' },
  NOTIFY_MAIL_REFUSED: { status: 502, tell: 'the mail server did not take a message; look at SMTP_URL and MAIL_FROM' },
  NOTIFY_WEBHOOK_REFUSED: { status: 502, tell: 'a desk webhook did not answer 2xx; look at its address in desks.yaml' },
  RUNTIME_CONTENDED: { status: 503, tell: 'other processes kept saving this conversation first; the message may be sent again' },
  RUNTIME_SERVICE_UNKNOWN: { status: 500, tell: 'a flow calls a service that does not exist; run npm run check' },
  RUNTIME_TOO_MANY_CALLS: { status: 500, tell: 'a turn wanted more calls than one turn may make; look at the flow' },
  SEAL_BROKEN: { status: 500, tell: 'a sealed value does not open: it was changed, or its key is not SECRET_KEY or SECRET_KEY_PREVIOUS' },
  SERVICES_INPUT_WRONG: { status: 500, tell: 'a flow has called a service with what it does not take; run npm run check' },
  SIMULATOR_ARGUMENTS_WRONG: { status: 400, tell: 'an option is unknown or does not fit; npm run simulate -- --help tells them all' },
  SIMULATOR_CHOICE_UNKNOWN: { status: 404, tell: 'the last message that the simulated resident saw offers no such choice' },
  SIMULATOR_RESIDENT_LEFT: { status: 409, tell: 'a simulated resident who has left cannot write; let them follow first' },
  SIMULATOR_TARGET_MISSING: { status: 500, tell: 'the simulator does not know where the bot listens; tell it with target or aim' },
  STORE_KEY_MISMATCH: {
    status: 500,
    tell: 'the data was sealed under another SECRET_KEY; set that one, or name it as SECRET_KEY_PREVIOUS',
  },
  STORE_TOO_NEW: { status: 500, tell: 'the data was written by a newer version; start that version' },
  STORE_UNREACHABLE: {
    status: 503, tell: 'the database does not answer or takes nothing; start it, free its disk, or look at MONGODB_URI',
  },
  WEBCHAT_IDENTITY_WRONG: { status: 401, tell: 'the request names no conversation that was opened here; open one at /chat/identity' },
  WEBCHAT_MESSAGE_UNREADABLE: { status: 400, tell: 'the message is not what /chat/messages takes; see docs/channels.md' },
  WEBCHAT_ORIGIN_FOREIGN: { status: 403, tell: 'the request comes from a page of another site' },
  WEBCHAT_PICTURE_UNREADABLE: { status: 415, tell: 'the body is no JPEG, PNG, GIF or WebP picture' },
  WEBCHAT_STREAMS_TOO_MANY: { status: 429, tell: 'this source keeps too many event streams open' },
  WEBCHAT_VOICE_UNREADABLE: { status: 415, tell: 'the body is no WebM, Ogg, MP4, MP3, WAV or AMR recording' },
  WECHATY_PACKAGE_MISSING: { status: 500, tell: 'a package of the wechaty channel is not installed; install it beside this program' },
  WECHATY_PUPPET_UNUSABLE: { status: 500, tell: 'the module that WECHATY_PUPPET names is no wechaty puppet' },
  WECHAT_APP_FOREIGN: { status: 403, tell: 'the push is sealed for another app id; look at WECHAT_APP_ID' },
  WECHAT_CIPHER_BROKEN: { status: 400, tell: 'the sealed push does not open; look at WECHAT_AES_KEY' },
  WECHAT_DOWNGRADED: { status: 403, tell: 'the push is not sealed, and WECHAT_MODE asks for sealed pushes' },
  WECHAT_KEY_UNREADABLE: { status: 500, tell: 'WECHAT_AES_KEY is not 43 letters and digits' },
  WECHAT_MEDIA_REFUSED: { status: 502, tell: 'the address of the media is not one we fetch, or what it gave is no picture or voice' },
  WECHAT_MEDIA_UNREACHABLE: { status: 502, tell: 'the media could not be fetched from the platform' },
  WECHAT_MESSAGE_UNREADABLE: { status: 400, tell: 'the push names no sender, receiver or kind of message' },
  WECHAT_QUERY_UNREADABLE: { status: 403, tell: 'the request carries no readable signature, timestamp and nonce' },
  WECHAT_REPLAYED: { status: 403, tell: 'the signature of the request was used before for another message' },
  WECHAT_SIGNATURE_WRONG: { status: 403, tell: 'the signature does not match; look at WECHAT_TOKEN' },
  WECHAT_STALE: { status: 403, tell: 'the timestamp of the request is more than five minutes off; look at the clock' },
  WECHAT_XML_BROKEN: { status: 400, tell: 'the body is not XML of the form that the platform sends' },
  WEIBO_ACCOUNT_REFUSED: {
    status: 502,
    tell: 'the platform lets this account send nothing; make a new WEIBO_ACCESS_TOKEN, or look at the permissions and addresses of the app',
  },
  WEIBO_BODY_BROKEN: { status: 400, tell: 'the body is neither JSON nor XML of the forms that the platform sends' },
  WEIBO_MEDIA_REFUSED: {
    status: 502,
    tell: 'what the platform gave for the id of a medium is no picture or voice, or too large',
  },
  WEIBO_MEDIA_UNREACHABLE: {
    status: 502,
    tell: 'the media could not be fetched from the platform; look at WEIBO_ACCESS_TOKEN',
  },
  WEIBO_MESSAGE_UNREADABLE: { status: 400, tell: 'the push names no sender, receiver or type of message' },
  WEIBO_QUERY_UNREADABLE: { status: 403, tell: 'the request carries no readable signature, timestamp and nonce' },
  WEIBO_REPLAYED: { status: 403, tell: 'the signature of the request was used before for another message' },
  WEIBO_SIGNATURE_WRONG: { status: 403, tell: 'the signature does not match; look at WEIBO_APP_SECRET' },
  WEIBO_STALE: { status: 403, tell: 'the timestamp of the request is more than five minutes off; look at the clock' },
} as const satisfies Record<string, FaultKind>

/** A code of the catalogue. */
export type FaultCode = keyof typeof FAULTS

/** What may be added to a fault. `about` names the thing it happened to: never a secret, never a resident's words. */
export type FaultOptions = { readonly about?: string; readonly cause?: unknown }

/** The only error this house throws on purpose. Whoever reacts differently switches on `code`. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly status: number
  readonly about: string | undefined

  constructor(code: FaultCode, { about, cause }: FaultOptions = {}) {
    const { tell, status } = FAULTS[code]
    super(about === undefined ? `${code}: ${tell}` : `${code}: ${tell} (${about})`, { cause })
    this.name = 'Fault'
    this.code = code
    this.status = status
    this.about = about
  }
}

/** Tells whether something caught is a fault, of the given code if one is given. */
export function isFault(error: unknown, code?: FaultCode): error is Fault {
  return error instanceof Fault && (code === undefined || error.code === code)
}

/** The code of an error, be it ours, the operating system's or a package's; undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** What whoever has started something reads of an error: its message, and behind a fault's what caused it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return isFault(error) && error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
