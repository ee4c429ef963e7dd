// Errors as MongoDB reports them: a number, the number's name and a sentence.
// Drivers and mongoose switch on the numbers, so they are MongoDB's own.

/** The numbers this server answers with, by the names that MongoDB gives them. */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  GraphContainsCycle: 5,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  IllegalOperation: 20,
  InvalidBSON: 22,
  AuthenticationFailed: 18,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CannotBackfillArray: 30,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  SnapshotTooOld: 239,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  NotSingleValueField: 54,
  InvalidIdField: 53,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  CommandNotSupported: 115,
  MaxTimeMSExpired: 50,
  QueryFeatureNotAllowed: 224,
  DocumentValidationFailure: 121,
  CommandNotSupportedOnView: 166,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  ExceededMemoryLimit: 146,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  InvalidLength: 16,
  InvalidIndexSpecificationOption: 197,
  ProtocolError: 17,
  MechanismUnavailable: 334,
  UnknownReplWriteConcern: 79,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  Location15983: 15983,
  Location15998: 15998,
  Location28724: 28724,
  Location31002: 31002,
  Location40228: 40228,
  Location40272: 40272,
  Location40352: 40352,
  Location51270: 51270,
  Location16410: 16410,
  Location16872: 16872,
  Location17276: 17276,
  Location31249: 31249,
  Location31253: 31253,
  Location31254: 31254,
  Location40324: 40324,
  Location40323: 40323,
  Location40415: 40415,
  Location40414: 40414,
  Location40571: 40571,
  Location40600: 40600,
  Location40601: 40601,
  Location51024: 51024,
  Location51246: 51246,
  Location51091: 51091,
  Location15955: 15955,
  Location15958: 15958,
  Location15959: 15959,
  Location15976: 15976,
  Location16990: 16990,
  Location28818: 28818,
  Location40156: 40156,
  Location40234: 40234,
  Location40235: 40235,
  Location40602: 40602,
  Location51047: 51047,
  Location5107201: 5107201,
  Location51183: 51183,
  Location51272: 51272,
  MergeStageNoMatchingDocument: 13113,
  Location15952: 15952,
  Location15975: 15975,
  Location40066: 40066,
  Location40192: 40192,
  Location40194: 40194,
  Location40200: 40200,
  Location40573: 40573,
  Location40485: 40485,
  QueryPlanKilled: 175,
} as const

/** The name of a number that this server answers with. */
export type CodeName = keyof typeof CODES

/** An error for the client: what goes over the wire besides the sentence. */
export type MongoError = Error & {
  readonly code: number
  readonly codeName: CodeName
  readonly extra: Readonly<Record<string, unknown>>
}

const made = new WeakSet<Error>()

/** Makes an error for the client; `extra` fields go into the reply as they are. */
export function mongoError(codeName: CodeName, message: string, extra: Record<string, unknown> = {}): MongoError {
  const error = Object.assign(new Error(message), { code: CODES[codeName], codeName, extra })
  made.add(error)
  return error
}

/** What is said of a disk that takes nothing more. */
export function diskIsFull(): MongoError {
  return mongoError('OutOfDiskSpace', 'the disk is full or fails: nothing was written; free some space and try again')
}

/** Tells an error for the client from one that nobody foresaw. */
export function isMongoError(error: unknown): error is MongoError {
  return error instanceof Error && made.has(error)
}
