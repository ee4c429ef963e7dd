// The department's files: the shipped ones fit, and whatever is wrong is told at once, with its line.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDepartment } from '../../src/config/department.ts'
import { DAY, MINUTE } from '../../src/lib/time.ts'

const SHIPPED = fileURLToPath(new URL('../../config/department', import.meta.url))

describe('the department\'s files', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jingmintong-'))
    for (const name of ['units.yaml', 'desks.yaml', 'services.yaml', 'clocks.yaml', 'notices.yaml', 'calendar']) {
      await cp(join(SHIPPED, name), join(dir, name), { recursive: true })
    }
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('are read as they are shipped', async () => {
    const { department, problems } = await readDepartment(SHIPPED)
    deepEqual(problems, [])
    equal(department?.services[0]?.length, 15 * MINUTE)
    equal(department?.clocks.tip.keep, 730 * DAY)
    deepEqual(department?.years.map(({ year, notice }) => [year, notice]), [[2026, '国办发明电〔2025〕7号']])
    for (const { name } of [...department?.units ?? [], ...department?.services ?? [], ...department?.desks ?? []]) {
      ok(name['zh-CN'] && name['zh-TW'] && name['en'])
    }
  })

  it('need no notices', async () => {
    await rm(join(dir, 'notices.yaml'))
    const { department, problems } = await readDepartment(dir)
    deepEqual([problems, department?.notices], [[], []])
  })

  const cases: readonly (readonly [string, string, string | RegExp, string, string])[] = [
    ['an unknown key', 'units.yaml', 'phone: 0000-0000001', 'fone: 0000-0000001', "units.yaml:10: 0: unknown key 'fone'"],
    ['a desk at a unit that does not exist', 'desks.yaml', 'unit: bureau', 'unit: buro', "desks.yaml:5: 0/unit: there is no unit 'buro' in units.yaml"],
    ['a service at a unit that does not exist', 'services.yaml', '[hall, chengguan, liuhe]', '[hall, nowhere]',
      "services.yaml:6: 0/units/1: there is no unit 'nowhere' in units.yaml"],
    ['an id given twice', 'units.yaml', 'id: hall', 'id: bureau', "units.yaml:18: 1/id: 'bureau' is there already; ids are given once"],
    ['hours that run backwards', 'units.yaml', '"12:00"', '"08:00"', 'units.yaml:14: 0/hours/0: ends at 08:00, before it begins; write from and to of one day'],
    ['hours on days that are none', 'services.yaml', 'days: workdays', 'days: weekdays',
      'services.yaml:10: 0/windows/0/days: must be workdays, every-day, or days from 1 (Monday) to 7 such as [1, 3]'],
    ['hours of one day that overlap', 'services.yaml', 'from: "14:00"', 'from: "11:45"',
      'services.yaml:11: 0/windows/1: overlaps 09:00 to 12:00 of the same days; write each time of a day once'],
    ['hours that overlap on some days', 'services.yaml', 'days: [6]', 'days: [5, 6]', 'services.yaml:46: 2/windows/2: overlaps 09:00 to 12:00'],
    ['a place that is not on earth', 'units.yaml', 'lat: 30.5000', 'lat: 130.5', 'units.yaml:11: 0/place/lat: must be <= 90'],
    ['a department that the guide does not know', 'units.yaml', '[case, cyber, legal]', '[cases]', 'units.yaml:12: 0/serves/0: must be one of hukou'],
    ['a visit of no time', 'services.yaml', 'length: 15min', 'length: 0min', 'services.yaml:7: 0/length: a visit takes some time; write a span such as 15min'],
    ['a visit that is longer than what is open', 'services.yaml', 'length: 15min', 'length: 4h', 'services.yaml:7: 0/length: fits into none of its windows; make them longer'],
    ['a time to book in that is over before it begins', 'services.yaml', 'horizon: 14d', 'horizon: 1h',
      'services.yaml:12: 0/horizon: nothing could be booked; it must be longer than the notice of 2h'],
    ['a span that is none', 'clocks.yaml', 'keep: 2y', 'keep: two years', 'clocks.yaml:10: tip/keep: must be a span such as 15min, 2h, 14d or 2y'],
    ['a unit of time that does not exist', 'clocks.yaml', 'span: 1, unit: hour', 'span: 1, unit: week', 'clocks.yaml:6: tip/acknowledge/unit: must be one of hour, day, working-day'],
    ['a desk that is told by pigeon', 'desks.yaml', 'tell: []', 'tell: [{ webhook: pigeon }]', 'desks.yaml:8: 0/tell/0/webhook: must be an address that begins with https://'],
    ['a desk that is told in no known way', 'desks.yaml', 'tell: []', 'tell: [{ pigeon: grey }]', 'desks.yaml:8: 0/tell/0: must be { email: ADDRESS } or { webhook: ADDRESS }'],
    ['a list that is none', 'desks.yaml', 'tell: []', 'tell: nobody', 'desks.yaml:8: 0/tell: must be a list'],
    ['a time without minutes', 'units.yaml', '"12:00"', '"12"', 'units.yaml:14: 0/hours/0/to: must be a time of day in quotes'],
    ['a holiday that runs backwards', 'calendar/2026.yaml', 'to: 2026-01-03', 'to: 2025-12-31', 'calendar/2026.yaml:7: holidays/0: must run forward within 2026'],
    ['a workday within a holiday', 'calendar/2026.yaml', '[2026-01-04', '[2026-01-02', 'calendar/2026.yaml:14: workdays/0: is within 元旦 too'],
    ['a calendar under another year\'s name', 'calendar/2026.yaml', 'year: 2026', 'year: 2027', 'calendar/2026.yaml:4: year: a calendar of 2027 belongs into calendar/2027.yaml'],
    ['a field of a notice that does not exist', 'notices.yaml', 'thing2:', 'things2:', 'notices.yaml:15: 0/fields/things2: is no field of the platform'],
    ['a notice that knows more than it may', 'notices.yaml', '"{{number}}"', '"{{story}}"', 'notices.yaml:14: 0/fields/character_string1: there is no {{story}}'],
    ['a notice that the platform would not take', 'notices.yaml', '有新回复，', '有新的回复，请您在方便的时候，', 'notices.yaml:15: 0/fields/thing2: \'有新的回复，请您在方便的时候，发消息即可查看\' does not fit; it takes up to 20'],
    ['a number that is none', 'notices.yaml', 'character_string1', 'number1', "notices.yaml:14: 0/fields/number1: '{{number}}' does not fit; it takes up to 32 digits"],
    ['a time in words', 'notices.yaml', '"{{time}}"', '很快', "notices.yaml:16: 0/fields/time3: '很快' does not fit; it takes a time such as"],
    ['two templates about one thing', 'notices.yaml', 'about: reminder', 'about: reply', "notices.yaml:18: 1/about: 'reply' is there already"],
    ['a notice about something else', 'notices.yaml', 'about: reminder', 'about: weather', 'notices.yaml:18: 1/about: must be one of reply, reminder, state'],
    ['an alias for nothing', 'desks.yaml', 'unit: bureau', 'unit: *bureau', 'desks.yaml:5: this is not YAML: an alias stands for nothing here, or for too much; write it out'],
    ['no YAML at all', 'desks.yaml', '- id: duty-desk', '- id: [duty-desk', 'desks.yaml:4: this is not YAML'],
    ['a tab', 'desks.yaml', '  unit: bureau', '\tunit: bureau', 'desks.yaml:5: this is not YAML: a line begins with a tab; begin it with blanks'],
  ]
  for (const [title, file, from, to, expected] of cases) {
    it(`are refused with ${title}, and the line is told`, async () => {
      const text = await readFile(join(dir, file), 'utf8')
      await writeFile(join(dir, file), text.replace(from, to))
      const { department, problems } = await readDepartment(dir)
      equal(department, undefined)
      ok(problems.some((problem) => problem.startsWith(expected)), `${problems.join('\n')}\nwanted: ${expected}`)
    })
  }

  it('are held against the guide where there is one', async () => {
    await mkdir(join(dir, 'guide'))
    await writeFile(join(dir, 'guide', 'id-card-renewal.yaml'), '')
    const { problems } = await readDepartment(dir)
    deepEqual(problems[0], 'services.yaml:35: 1/guide: there is no household-info-correction.yaml in guide; name the file of a procedure')
    equal(problems.length, 3)
  })

  it('say once what is wrong with a way of telling a desk', async () => {
    const text = await readFile(join(dir, 'desks.yaml'), 'utf8')
    await writeFile(join(dir, 'desks.yaml'), text.replace('tell: []', 'tell: [{ email: nobody }]'))
    const { problems } = await readDepartment(dir)
    deepEqual(problems.map((problem) => problem.replace(/^.*desks/, 'desks')), ['desks.yaml:8: 0/tell/0/email: must be a mail address'])
  })

  it('tell of one wrong entry alone, not of all that names it', async () => {
    const text = await readFile(join(dir, 'units.yaml'), 'utf8')
    await writeFile(join(dir, 'units.yaml'), text.replace('lat: 30.5000', 'lat: 130.5'))
    const { problems } = await readDepartment(dir)
    deepEqual(problems, ['units.yaml:11: 0/place/lat: must be <= 90'])
  })

  it('name the desks that are there also where something else is wrong', async () => {
    await writeFile(join(dir, 'clocks.yaml'), 'tip: {}')
    const { desks } = await readDepartment(dir)
    deepEqual([...desks ?? []].toSorted(), ['duty-desk', 'front-desk', 'supervision-desk'])
  })

  it('are told to be in another encoding, once a file', async () => {
    const words = Buffer.from([0xc7, 0xe5, 0xcf, 0xaa]) // 清溪 in GBK
    await writeFile(join(dir, 'notices.yaml'), Buffer.concat([Buffer.from('# '), words, await readFile(join(dir, 'notices.yaml'))]))
    const { problems } = await readDepartment(dir)
    deepEqual(problems, ['notices.yaml:1: this is not UTF-8; save the file as UTF-8'])
  })

  it('are all held to account at once, missing ones too', async () => {
    await rm(join(dir, 'units.yaml'))
    await writeFile(join(dir, 'clocks.yaml'), 'tip: {}')
    const { problems } = await readDepartment(dir)
    ok(problems.includes('units.yaml: there is no such file; copy the one that comes with the program'))
    ok(problems.filter((problem) => problem.startsWith('clocks.yaml')).length >= 4)
  })

  it('may be without any calendar: then nothing opens and no date is promised', async () => {
    await rm(join(dir, 'calendar'), { recursive: true })
    const { department, problems } = await readDepartment(dir)
    deepEqual([problems, department?.years], [[], []])
  })
})
