// The report on privacy: every field of every flow with purpose, place and term, and what the house keeps beside answers.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writePrivacy } from '../../src/cli/support/privacy-table.ts'
import { reportPrivacy, undeclared, type Privacy } from '../../src/privacy.ts'
import { copyFlows } from '../support/flow-folder.ts'
import { programOf } from '../support/process.ts'
import { LANGUAGES, shippedFiles } from '../support/shipped.ts'

const files = await shippedFiles()
const report = reportPrivacy(files, LANGUAGES, 'zh-CN')

const placesOf = (flow: string, name: string, of: Privacy = report): readonly string[] | undefined =>
  of.fields.find((field) => field.flow === flow && field.name === name)?.places.map(({ place }) => place)

function run(args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [...programOf('src/cli/privacy.ts'), ...args], { env: { ...process.env, ...env }, encoding: 'utf8' })
}

describe('the report on privacy', () => {
  it('lists every question of every flow once', () => {
    const asked = files.flows.flatMap(({ id, steps }) => steps.filter(({ question }) => question).map(({ word }) => `${id}:${word}`))
    deepEqual(report.fields.map(({ flow, name }) => `${flow}:${name}`).toSorted(), [...new Set(asked)].toSorted())
  })

  it('has a purpose and a term for each question that is shipped', () => {
    deepEqual(undeclared(report), [])
    deepEqual(report.fields.filter(({ purpose, keep }) => !purpose || !keep).map(({ flow, name }) => `${flow}:${name}`), [])
  })

  it('tells where answers go: to the record that the flow files, through flows that it runs, and to desks', () => {
    deepEqual(placesOf('submit-tip', 'phone'), ['conversation', 'tip'])
    deepEqual(placesOf('submit-tip', 'photo'), ['conversation', 'media', 'tip'])
    deepEqual(placesOf('submit-tip', 'tail'), ['conversation'])
    deepEqual(placesOf('book-appointment', 'name'), ['conversation', 'appointment'])
    deepEqual(placesOf('talk-to-officer', 'contact'), ['conversation', 'message'])
    deepEqual(placesOf('ask-guide', 'question'), ['conversation', 'question'])
    deepEqual(report.fields.find(({ flow, name }) => flow === 'submit-tip' && name === 'topic')?.desks, ['duty-desk'])
  })

  it('tells what stays longer than the flow declares', () => {
    const clocks = { ...files.department.clocks, tip: { ...files.department.clocks.tip, keep: 3 * 365 * 86_400_000 } }
    const longer = reportPrivacy({ ...files, department: { ...files.department, clocks } }, LANGUAGES, 'zh-CN')
    const stays = (of: Privacy): number => of.fields.flatMap(({ places }) => places).filter((place) => place.longer).length
    equal(stays(report), 2) // what my-appointments names of an appointment, which stays as long as that would have
    ok(stays(longer) > 4)
    match(writePrivacy(longer), /线索（加密）：登记后 3 年，办结后重新计 3 年（比声明的期限长）/)
  })

  it('is written as tables in the language that is asked for', () => {
    const chinese = writePrivacy(report)
    match(chinese, /\| submit-tip \| phone \| phone、个人信息、可不答 \| .*只为了有疑问时能联系上您.* \| 2y \| 会话（加密）：/)
    match(chinese, /\| 平台账号标识 \| 散列值用来查找，另有加密的一份 \| 最后一次来信之后 180 天 \|/)
    const english = writePrivacy(reportPrivacy(files, LANGUAGES, 'en'))
    match(english, /\| ask-guide \| near \| place, personal, voluntary \| .* \| 1d \| conversation \(sealed\): .* 1 day after the last question \|/)
    match(english, /\| the platform's id \| .* \| 180 days after the resident was last heard \|/)
    for (const line of chinese.split('\n')) ok(line === '' || /^(?:# |\|)/.test(line), line)
  })

  it('can be read by machines, and leaves with 1 where a field says no purpose or no term', async () => {
    const json = run(['--json'])
    equal(json.status, 0)
    deepEqual(JSON.parse(json.stdout), JSON.parse(JSON.stringify(report)))
    const folder = await copyFlows()
    await folder.editFlow('talk-to-officer', (yaml) => yaml.replace(/^ *keep: 180d\n/m, ''))
    const { status, stderr } = run([], folder.env)
    await folder.close()
    equal(status, 1)
    match(stderr, /^talk-to-officer, ask story: says no purpose .* or no term \(`keep`\)$/m)
  })

  it('knows no other language and no other option', () => {
    equal(run(['--language', 'tlh']).status, 2)
    equal(run(['--whatever']).status, 2)
  })
})
