// Whole conversations in the fixture flows: what residents do, in talks.

import { fixtureBook } from '../support/fixtures.ts'
import { playTalks } from '../support/talk.ts'

describe('the engine', () => playTalks('test/fixtures/talks', fixtureBook()))
