/** What follows the log may not come through on a slow train: the page then says that it stands still, and tries again. */
import type { Outlook } from './outlook.ts'

const SAID = 'stands-still'
/** The last of them again and again. */
const AGAIN_MS = [2000, 5000, 10_000, 30_000]

function say(): void {
  if (document.getElementById(SAID)) return
  const { language } = JSON.parse(document.getElementById('outlook')?.textContent ?? '') as Outlook
  const said = Object.assign(document.createElement('strong'), { id: SAID })
  said.textContent = `${language.words.notUpdating} · `
  document.querySelector('.freshness')?.prepend(said)
}

/** For whoever takes the page over, which then speaks for itself. */
export const takeBack = (): void => document.getElementById(SAID)?.remove()

/** Loads it, however often it takes: a network that is back is asked at once. */
export function insist<Loaded>(load: () => Promise<Loaded>, then: (loaded: Loaded) => void, tries = 0): void {
  load().then(then, () => {
    say()
    const again = () => {
      clearTimeout(timer)
      removeEventListener('online', again)
      insist(load, then, tries + 1)
    }
    const timer = setTimeout(again, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)])
    addEventListener('online', again)
  })
}
