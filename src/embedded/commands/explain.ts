// explain: which way a command would go, and how much it would look at.

import { mongoError } from '../errors.ts'
import { numberOf } from '../bson/numbers.ts'
import { doc, int, isDoc, type Doc, type Value } from '../bson/values.ts'
import { readStages } from '../aggregate/pipeline.ts'
import { choosePlan, type Plan } from '../query/plan.ts'
import type { Effort, Query } from '../query/run.ts'
import type { Collection } from '../storage/catalog.ts'
import { splitPipeline } from './aggregate.ts'
import { checkFields, docField, namespaceOf, ok, variablesOf, type Call, type Command, type House } from './command.ts'
import { hintOf, readQuery } from './find.ts'
import { VERSION } from './handshake.ts'

/** Explains find, count, distinct, aggregate, update, delete and findAndModify. Nothing is changed. */
export const explain: Command = { run: (house, call) => {
  checkFields(call, ['verbosity'])
  const body = docField(call.body, 'explain')
  const [name = ''] = body.keys()
  const inner: Call = { ...call, name, body }
  const ns = namespaceOf(inner)
  const query = queryOf(inner)
  const collection = house.catalog.find(ns)
  const plan = collection ? choosePlan(collection, query) : undefined
  const verbosity = call.body.get('verbosity') ?? 'allPlansExecution'
  const executed = verbosity === 'queryPlanner' || !collection ? undefined : execute(house, inner, { collection, query, plan })
  return ok({
    explainVersion: '1',
    queryPlanner: doc({
      namespace: ns,
      parsedQuery: query.filter,
      winningPlan: plan ? describe(plan, query) : doc({ stage: 'EOF' }),
      rejectedPlans: [],
    }),
    executionStats: executed,
    command: body,
    serverInfo: doc({ version: VERSION }),
  })
} }

function queryOf(call: Call): Query {
  const { name, body } = call
  switch (name) {
    case 'find': return readQuery(call)
    case 'count':
    case 'distinct': return { filter: docField(body, 'query'), hint: hintOf(body) }
    case 'findAndModify':
    case 'findandmodify': return { filter: docField(body, 'query'), sort: docField(body, 'sort'), hint: hintOf(body), limit: 1 }
    case 'aggregate': return { ...splitPipeline(readStages(body.get('pipeline'))).query, hint: hintOf(body) }
    case 'update': return statementQuery(body, 'updates')
    case 'delete': return statementQuery(body, 'deletes')
    default: throw mongoError('CommandNotFound', `Explain failed due to unknown command: ${name}`)
  }
}

function statementQuery(body: Doc, name: string): Query {
  const statements = body.get(name)
  const [first] = Array.isArray(statements) ? statements : []
  if (!isDoc(first)) throw mongoError('FailedToParse', `explain of a write needs one statement in '${name}'`)
  return { filter: docField(first, 'q'), hint: hintOf(first) }
}

function describe(plan: Plan, query: Query): Doc {
  const limited = (inner: Doc) => (query.limit ? doc({ stage: 'LIMIT', limitAmount: numberOf(query.limit), inputStage: inner }) : inner)
  const way = describeWay(plan, query)
  const sorted = plan.sorted ? way : doc({ stage: 'SORT', sortPattern: query.sort, inputStage: way })
  return limited(sorted)
}

function describeWay(plan: Plan, query: Query): Doc {
  switch (plan.kind) {
    case 'id': return doc({ stage: 'IDHACK', indexName: '_id_', keyPattern: doc({ _id: int(1) }) })
    case 'scan': return doc({ stage: 'COLLSCAN', filter: query.filter, direction: plan.reverse ? 'backward' : 'forward' })
    case 'union': {
      const branches = plan.plans.map((each) => describeWay(each, query))
      return doc({ stage: 'FETCH', filter: query.filter, inputStage: doc({ stage: 'OR', inputStages: branches }) })
    }
    case 'index': return doc({ stage: 'FETCH', filter: plan.exact ? undefined : query.filter, inputStage: doc({
      stage: 'IXSCAN',
      keyPattern: plan.index.spec.get('key'),
      indexName: plan.index.name,
      isMultiKey: plan.index.multikey,
      isUnique: plan.index.unique,
      isSparse: plan.index.sparse,
      isPartial: plan.index.partial !== undefined,
      direction: plan.reverse ? 'backward' : 'forward',
      ranges: numberOf(plan.ranges.length),
    }) })
  }
}

type Execution = { readonly collection: Collection; readonly query: Query; readonly plan: Plan | undefined }

function execute(house: House, call: Call, { collection, query, plan }: Execution): Value {
  const effort: Effort = { keys: 0, documents: 0 }
  const start = performance.now()
  let returned = 0
  for (const _ of house.finder(variablesOf(house, call)).find(collection, query, effort)) returned += 1
  return doc({
    executionSuccess: true,
    nReturned: numberOf(returned),
    executionTimeMillis: numberOf(Math.round(performance.now() - start)),
    totalKeysExamined: numberOf(plan?.kind === 'id' ? Math.min(1, effort.documents) : effort.keys),
    totalDocsExamined: numberOf(effort.documents),
    executionStages: plan ? describe(plan, query) : doc({ stage: 'EOF' }),
  })
}
