/** How the memory of each process went over a soak: samples, and the slope through them within each life of a process. */
import type { CDPSession } from 'playwright'
import { ofProcess } from '../helpers/processes.ts'

/** `life` is one run of a process: what was started anew begins anew. */
export interface Sample {
  readonly what: string
  readonly life: number
  /** Hours since the beginning. */
  readonly at: number
  readonly mb: number
}

/** Resident memory of a process in MB; null where it is not there. */
export function residentMb(pid: number): number | null {
  const kb = /VmRSS:\s+(\d+) kB/.exec(ofProcess(String(pid), 'status'))?.[1]
  return kb === undefined ? null : Number(kb) / 1024
}

/** The heap of a page in MB, after what is garbage was collected. */
export async function heapMb(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1024 / 1024
}

/** A process takes what it needs in its first minutes; only then its memory says something. */
const SETTLED_HOURS = 1 / 60
const FEWEST = 4

/**
 * MB in an hour by least squares, each life about its own mean: a restart is no fall of memory.
 * Null where too little was seen of any life.
 */
export function slopeOf(samples: readonly Sample[]): number | null {
  const lives = [...new Set(samples.map(({ life }) => life))].map((life) =>
    samples.filter((one) => one.life === life),
  )
  let [above, below, used] = [0, 0, 0]
  for (const life of lives) {
    const from = Math.min(...life.map(({ at }) => at)) + SETTLED_HOURS
    const settled = life.filter(({ at }) => at >= from)
    if (settled.length < 2) continue
    const mean = (of: (sample: Sample) => number) =>
      settled.reduce((sum, sample) => sum + of(sample), 0) / settled.length
    const [midAt, midMb] = [mean(({ at }) => at), mean(({ mb }) => mb)]
    for (const { at, mb } of settled) {
      above += (at - midAt) * (mb - midMb)
      below += (at - midAt) ** 2
    }
    used += settled.length
  }
  return used < FEWEST || below === 0 ? null : above / below
}
