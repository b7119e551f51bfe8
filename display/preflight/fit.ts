/** Measures the slides a page around it hands over, at every size of the room, and shows those that do not fit. Opens no socket and sends nothing. */
import { html, render } from 'lit'
import { FIT_OPEN, type FitAnswer, type FitAsk } from '#shared/fit'
import { checkAll, type Findings } from './check.ts'
import { readOwnSizes } from './own-sizes.ts'
import { type Offender, offendersIn } from './results.ts'
import { dressedMiniature } from './sheet.ts'
import { nameOf, SIZES, type Size } from './sizes.ts'

/** Sentences of one picture; more of them say nothing new. */
const SENTENCES = 3

/** Whoever waits to seal is told of what was found by then; the other sizes would say the same. In milliseconds. */
const ENOUGH = 4000

const sizes: readonly Size[] = [
  ...SIZES,
  ...readOwnSizes().filter((size) => !SIZES.some((usual) => nameOf(usual) === nameOf(size))),
]

let stopper = new AbortController()

async function measure({ pictures, dress }: FitAsk): Promise<FitAnswer> {
  stopper.abort()
  stopper = new AbortController()
  const own = stopper
  const began = performance.now()
  let found: Findings = new Map()
  const named = pictures.map((picture) => ({ ...picture, category: null }))
  try {
    await checkAll(named, sizes, found, dress, {
      stop: own.signal,
      said: (more) => {
        found = more
        if (performance.now() - began > ENOUGH && offendersIn(sizes, found).length > 0) own.abort()
      },
    })
  } catch {
    return { kind: 'failed' }
  }
  const offenders = offendersIn(sizes, found)
  draw({ pictures, dress }, offenders, found)
  return { kind: 'measured', offenders: offenders.length, height: document.body.scrollHeight }
}

function draw(ask: FitAsk, offenders: readonly Offender[], found: Findings): void {
  render(html`<ul>${offenders.map((one) => offender(ask, one, found))}</ul>`, document.body)
}

function offender({ pictures, dress }: FitAsk, { index, at }: Offender, found: Findings) {
  const [first, ...others] = at
  const picture = pictures[index]
  if (!first || !picture) return html``
  const { page } = found.get(nameOf(first.size))?.[index] ?? { page: 0 }
  return html`<li data-offender>
    <div class="mini">${dressedMiniature(dress, picture.slide, first.size, page)}</div>
    <div>
      <p class="what" dir="auto">${picture.label} does not fit ${nameOf(first.size)}${others.length === 0 ? '' : `, nor ${others.map(({ size }) => nameOf(size)).join(', ')}`}.</p>
      ${first.offences.slice(0, SENTENCES).map((offence) => html`<p dir="auto">${offence}</p>`)}
    </div>
  </li>`
}

addEventListener('message', ({ data, origin, ports }) => {
  const [port] = ports
  if (origin !== self.origin || data !== FIT_OPEN || !port) return
  const say = (answer: FitAnswer) => port.postMessage(answer)
  port.onmessage = ({ data: ask }: MessageEvent<FitAsk>) => void measure(ask).then(say)
  say({ kind: 'ready' })
})
