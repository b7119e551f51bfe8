/** What every bench needs of numbers: quantiles, and how busy the machine was with other things. */
import { cpus } from 'node:os'

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN

export const tenths = (value: number): number => Math.round(value * 10) / 10

/** How much of the processors was in use for two seconds, in percent: figures of a machine busy with other things say little. */
export async function busyPercent(): Promise<number> {
  const used = () =>
    cpus()
      .map(({ times }) => ({ idle: times.idle, all: Object.values(times).reduce((sum, ms) => sum + ms, 0) }))
      .reduce((sum, one) => ({ idle: sum.idle + one.idle, all: sum.all + one.all }))
  const before = used()
  await pause(2000)
  const after = used()
  return Math.round(100 - (100 * (after.idle - before.idle)) / Math.max(1, after.all - before.all))
}
