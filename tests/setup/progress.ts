/** How far a long run is, for whoever watches it: said now and then, and never so often that it costs the run anything. */

type Say = (line: string) => void
type Clock = () => number

const EVERY_MS = 10_000
const SILENCE_MS = 30_000

const monotonic: Clock = () => performance.now()

/** "40 s", "3 min 20 s". */
export function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** Called after each of so many steps: says every ten seconds how many are done, and about how long the others will take. */
export function counted(what: string, of: number, say: Say, now = monotonic): (done: number) => void {
  const began = now()
  let last = began
  return (done) => {
    const at = now()
    if (at - last < EVERY_MS || done <= 0 || done >= of) return
    last = at
    say(`${what}: ${done} of ${of}, about ${inWords(((at - began) / done) * (of - done))} left`)
  }
}

/** Words pass through; where none came for half a minute, it says that the run is still at work. */
export function neverSilent(
  say: Say,
  now = monotonic,
  every = SILENCE_MS,
): { say: Say; look(): void; end(): void } {
  const began = now()
  let last = began
  const look = () => {
    if (now() - last < every) return
    last = now()
    say(`… still at work, ${inWords(last - began)} since it began`)
  }
  const ticking = setInterval(look, 1000)
  ticking.unref()
  return {
    say(line) {
      last = now()
      say(line)
    },
    look,
    end: () => clearInterval(ticking),
  }
}
