// Where a free text leads: which flow answers what the guide makes of it, with what was said already filled in.

import type { Route } from './engine/book.ts'
import type { Guide } from './ports/guide.ts'

/** A story shorter than this says too little to be taken for one. */
const STORY = 10

/** Creates the engine's way to ask the guide. Only what is sure leads anywhere. */
export function createRoute(guide: Guide): (text: string, language: string) => Route | undefined {
  return (text, language) => {
    const { kind, outcome } = guide.find(text, { language })
    switch (kind) {
      case 'procedure':
        return outcome === 'none' ? undefined : { flow: 'ask-guide', with: { question: text } }
      case 'out_of_scope':
        return { flow: 'ask-guide', with: { question: text } }
      case 'smalltalk':
        return { flow: 'ask-guide', with: { question: text }, idle: true }
      case 'tip':
        return { flow: 'submit-tip', with: told(text) }
      case 'complaint':
        return { flow: 'file-complaint', with: told(text) }
      case 'status':
        return { flow: 'case-status', with: {} }
      case 'booking':
        return { flow: 'book-appointment', with: {} }
      case 'human':
        return { flow: 'talk-to-officer', with: {} }
      case 'emergency':
        return undefined
    }
  }
}

function told(text: string): { readonly story?: string } {
  return [...text].length >= STORY ? { story: text } : {}
}
