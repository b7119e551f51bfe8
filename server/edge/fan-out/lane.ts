/** The lines of one room in one dense array: a publication walks it from end to end and looks nothing up. */
import type { Line } from './line.ts'

export interface Lane {
  readonly size: number
  add(line: Line): void
  remove(line: Line): void
  /** Those who are in it now; whoever comes later is not among them. */
  everybody(): readonly Line[]
}

/** Their order is not kept: the last line takes the place of one that leaves. */
export function createLane(): Lane {
  const lines: Line[] = []
  /** A line knows its place in one lane; in any other it is looked for. */
  const placeOf = (line: Line): number => (lines[line.at] === line ? line.at : lines.indexOf(line))
  return {
    get size() {
      return lines.length
    },
    add(line) {
      if (line.at < 0) line.at = lines.length
      lines.push(line)
    },
    remove(line) {
      const at = placeOf(line)
      const last = lines.at(-1)
      if (at < 0 || !last) return
      lines.pop()
      if (last !== line) {
        lines[at] = last
        // Only if its place was one of this lane: in another it may have the same number.
        if (last.at === lines.length) last.at = at
      }
      line.at = -1
    },
    everybody: () => lines.slice(),
  }
}
