/** What reading costs the reading process: a bomb that unfolds to 300 MB, one that lies about its size, a million rows; beside an ordinary table in the same run. */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Told } from '../../server/import/reading.ts'
import { SHEET, workbook, workbookAnd } from '../helpers/workbooks.ts'
import { bombOf } from '../helpers/zips.ts'

const PROGRAM = fileURLToPath(new URL('../../dist/server/read.js', import.meta.url))
const ROUNDS = 5
/** As `reading.ts` starts it. */
const ARGUMENTS = ['--max-old-space-size=192']

interface Cost {
  readonly ms: number
  readonly peakMB: number
  readonly refused: boolean
}

/** One file in a process of its own, its start included. Its peak is what the kernel says of it. */
function costOf(bytes: Uint8Array, fileName: string): Promise<Cost> {
  const began = performance.now()
  const child = fork(PROGRAM, {
    serialization: 'advanced',
    execArgv: ARGUMENTS,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('exit', () => reject(new Error(`${fileName}: the reader ended`)))
    child.on('message', (told: Told) => {
      if (told.is !== 'end') return
      const ms = performance.now() - began
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      child.removeAllListeners('exit').kill('SIGKILL')
      resolve({ ms, peakMB: Number(peak) / 1024, refused: told.problems !== null })
    })
    child.send({ bytes, fileName })
  })
}

const worst = (costs: readonly Cost[]) => ({
  ms: Math.round(Math.max(...costs.map(({ ms }) => ms))),
  peakMB: Math.round(Math.max(...costs.map(({ peakMB }) => peakMB))),
  refused: costs.every(({ refused }) => refused),
})

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => [`Category ${i % 20}`, `Entrant ${i}`, `Title of entry ${i}`])

export async function bench(say: (line: string) => void): Promise<object> {
  const bomb = { name: SHEET, ...bombOf('     <x/>', 300, '<worksheet>') }
  const files: Record<string, [Uint8Array, string]> = {
    ordinary: [
      workbook([{ name: 'Entries', rows: [['Category', 'Entrant', 'Title'], ...rows(200)] }]),
      'ordinary.xlsx',
    ],
    bomb: [workbookAnd([bomb]), 'bomb.xlsx'],
    lyingBomb: [workbookAnd([{ ...bomb, said: { size: 1024 * 1024 } }]), 'lying.xlsx'],
    millionRows: [Buffer.from(`Category,Entrant\n${'Housing,York\n'.repeat(1_000_000)}`), 'million.csv'],
  }
  const figures: Record<string, object> = {}
  for (const [name, [bytes, fileName]] of Object.entries(files)) {
    const costs: Cost[] = []
    for (let round = 0; round < ROUNDS; round += 1) costs.push(await costOf(bytes, fileName))
    figures[name] = { fileMB: Math.round(bytes.length / 1e4) / 100, ...worst(costs) }
    say(`${name}: ${JSON.stringify(figures[name])}`)
  }
  return { rounds: ROUNDS, ...figures }
}
