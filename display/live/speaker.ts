/** Says news to those who hear the page: gathered for a moment, and never more often than every ten seconds. */

const GATHER = 1000
const PAUSE = 10_000

/** `say` gets what was gathered, as one text. */
export function speaker(say: (text: string) => void): (news: string) => void {
  let gathered: string[] = []
  let saidAt = Number.NEGATIVE_INFINITY
  const speak = () => {
    const text = gathered.join(' ')
    gathered = []
    saidAt = performance.now()
    say(text)
  }
  return (news) => {
    if (news === '') return
    if (gathered.length === 0) setTimeout(speak, Math.max(GATHER, saidAt + PAUSE - performance.now()))
    gathered.push(news)
  }
}
