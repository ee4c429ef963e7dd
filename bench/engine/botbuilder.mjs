// The same conversation as a botbuilder waterfall, with its state in memory storage.

import core from 'botbuilder-core'
import dialogs from 'botbuilder-dialogs'

const { ConversationState, MemoryStorage, TestAdapter } = core
const { ConfirmPrompt, ChoicePrompt, DialogSet, TextPrompt, WaterfallDialog } = dialogs

const state = new ConversationState(new MemoryStorage())
const set = new DialogSet(state.createProperty('dialogs'))
set.add(new TextPrompt('text'))
set.add(new ChoicePrompt('choice'))
set.add(new TextPrompt('story', async ({ recognized }) => recognized.succeeded && recognized.value.length >= 10))
set.add(new ConfirmPrompt('confirm', async () => true))
set.add(new WaterfallDialog('tip', [
  (step) => step.prompt('text', 'topic'),
  (step) => step.prompt('story', 'story'),
  (step) => step.prompt('text', 'place'),
  (step) => step.prompt('text', 'reachable'),
  (step) => step.prompt('text', 'review'),
  async (step) => {
    await step.context.sendActivity('thanks')
    return step.endDialog()
  },
]))

let conversations = 0

/** Plays one conversation, and counts what was said. */
export async function playBotbuilder(script) {
  let said = 0
  const id = `conversation-${conversations++}`
  const adapter = new TestAdapter(async (context) => {
    const dialog = await set.createContext(context)
    const result = await dialog.continueDialog()
    if (result.status === 'empty') await dialog.beginDialog('tip')
    await state.saveChanges(context)
  }, { channelId: 'bench', conversation: { id }, from: { id: 'resident' }, recipient: { id: 'bot' } })
  for (const text of script) {
    await adapter.receiveActivity(text)
    said += adapter.activityBuffer.splice(0).length
  }
  return said
}
