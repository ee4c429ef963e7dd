// The shipped department, for tests of what stands on its files.

import { fileURLToPath } from 'node:url'
import { readDepartment } from '../../src/config/department.ts'

const dir = fileURLToPath(new URL('../../config/department', import.meta.url))
const read = await readDepartment(dir)
if (!read.department) throw new Error(read.problems.join('\n'))

/** The department as the shipped files have it. */
export const department = read.department
