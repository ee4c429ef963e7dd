// What is kept of residents, in memory: what a house stands on that nothing survives.

import { createAppointments } from './appointments.ts'
import { createCases } from './cases.ts'
import { createConsents } from './consents.ts'
import { createConversations } from './conversations.ts'
import { createLimits } from './limits.ts'
import { createMedia } from './media.ts'
import { createOutbox } from './outbox.ts'
import { createQuestions } from './questions.ts'
import { createAliases, createRecords } from './records.ts'

/** Creates the ports that services and conversations need, in memory. */
export function createMemory() {
  return {
    conversations: createConversations(),
    consents: createConsents(),
    outbox: createOutbox(),
    records: { tip: createRecords('tip'), complaint: createRecords('complaint'), message: createRecords('message') },
    aliases: createAliases(),
    appointments: createAppointments(),
    cases: createCases(),
    media: createMedia(),
    limits: createLimits(),
    questions: createQuestions(),
  }
}
