/** Put before a program (`node --import`): at SIGUSR2 it collects what nobody needs any more, and says so. What it is large by after that, it holds on to. */
import { Session } from 'node:inspector/promises'

process.on('SIGUSR2', async () => {
  const session = new Session()
  session.connect()
  // What dies with the first is found by the second.
  for (let times = 0; times < 2; times += 1) await session.post('HeapProfiler.collectGarbage')
  session.disconnect()
  process.stdout.write(`collected ${process.pid}\n`)
})
