/** What changes on a slide from second to second: countdowns, clocks, the time left. All screens change together. */
import { clock } from '../times.ts'
import { countdown, punctuality } from './times.ts'

/** A hair after the full second, in milliseconds, so that no reading falls before it. */
const HAIR = 8

/** Reads the server's clock once a second, for as long as the page lives; answers how to do so at once. */
export function keepTicking(stage: HTMLElement, now: () => number): () => void {
  const tick = () => {
    const at = now()
    for (const part of stage.querySelectorAll<HTMLElement>('[data-tick]')) put(part, at)
  }
  const next = () => {
    tick()
    setTimeout(next, 1000 - (now() % 1000) + HAIR)
  }
  next()
  return tick
}

function put(part: HTMLElement, now: number): void {
  const value = (name: string) => part.dataset[name] ?? ''
  const number = (name: string) => Number(value(name))
  switch (value('tick')) {
    case 'countdown':
      write(part, countdown(number('until') - now))
      break
    case 'clock':
      write(part, clock(now, value('zone')))
      break
    case 'plan': {
      const said = punctuality(number('from'), number('to'), number('began'), now)
      part.dataset['state'] = said.state
      write(part, said.words)
      break
    }
    case 'left': {
      const share = (number('until') - now) / number('whole')
      part.style.setProperty('--left', Math.min(1, Math.max(0, share)).toFixed(3))
      break
    }
  }
}

const write = (part: HTMLElement, words: string) => {
  if (part.textContent !== words) part.textContent = words
}
