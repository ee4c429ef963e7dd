// What is still to be sent, one after the other: what did not get through waits for the network and goes out once.

const PAUSES = [1_000, 2_000, 5_000, 10_000]

/** Creates the queue. A job resolves when the server has answered, whatever it said, and rejects when nobody was reached. */
export function createQueue() {
  const jobs = []
  let running = false
  let wake = () => {}
  let closed = false

  const pause = (tries) => new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSES[Math.min(tries, PAUSES.length - 1)])
    wake = () => { clearTimeout(timer); resolve() }
  })

  const run = async () => {
    running = true
    for (let tries = 0; jobs.length > 0 && !closed;) {
      const [job] = jobs
      try {
        await job.run()
        jobs.shift()
        tries = 0
      } catch {
        if (closed) break
        for (const each of jobs) each.onLost()
        await pause(tries)
        tries += 1
      }
    }
    running = false
  }

  return {
    /** Adds a job: what it does, and what is shown while it cannot. */
    add: (job) => {
      jobs.push(job)
      if (!running) run()
    },
    /** Tries again at once: the network is said to be back. */
    wake: () => wake(),
    close: () => { closed = true; jobs.length = 0; wake() },
  }
}
