/** Put before a program (`node --import`): at SIGUSR2 it writes what its heap holds into `$SNAPSHOT`, and says so to the one that started it. */
import { writeHeapSnapshot } from 'node:v8'

process.on('SIGUSR2', () => {
  writeHeapSnapshot(process.env.SNAPSHOT)
  process.send({ kind: 'snapshot' })
})
