// Mocha's own spec reporter, which also leaves its counts for test/run.mjs.

const { writeFileSync } = require('node:fs')
const { reporters } = require('mocha')

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats
      if (process.env.TEST_REPORT) {
        writeFileSync(process.env.TEST_REPORT, JSON.stringify({ passes, failures, pending }))
      }
    })
  }
}
