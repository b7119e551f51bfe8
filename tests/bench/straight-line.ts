/** The straight line through what was measured at several sizes (least squares), and how straight the points lie. */

export interface Grown {
  /** How many there were. */
  readonly of: number
  readonly ms: number
  readonly mb: number
}

export interface StraightLine {
  /** Milliseconds and megabytes more for a thousand more. */
  readonly msPerThousand: number
  readonly mbPerThousand: number
  /** 1: the points lie on the line. */
  readonly msStraight: number
  readonly mbStraight: number
}

function fit(points: readonly (readonly [number, number])[]): { slope: number; straight: number } {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x0, y0] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((all, [x, y]) => all + of(x - x0, y - y0), 0)
  const slope = sum((x, y) => x * y) / sum((x) => x * x)
  const off = sum((x, y) => (y - slope * x) ** 2)
  const all = sum((_, y) => y * y)
  return {
    slope,
    straight: all === 0 ? 1 : Math.round((1 - off / all) * 100) / 100,
  }
}

const round = (value: number) => Math.round(value * 1000) / 1000

export function lineThrough(points: readonly Grown[]): StraightLine {
  const ms = fit(points.map(({ of, ms }) => [of, ms]))
  const mb = fit(points.map(({ of, mb }) => [of, mb]))
  return {
    msPerThousand: round(ms.slope * 1000),
    mbPerThousand: round(mb.slope * 1000),
    msStraight: ms.straight,
    mbStraight: mb.straight,
  }
}
