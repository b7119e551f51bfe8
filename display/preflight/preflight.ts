/** Preflight: every picture this show could put up, measured at every size of the room before the doors open. Opens no socket and sends nothing. */
import { html, nothing, render } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { everySlide } from '#shared/every-slide'
import type { ShowFile } from '#shared/show-file'
import { dressOf } from '#shared/slides'
import { checkAll } from './check.ts'
import { closer } from './closer.ts'
import { keepRun } from './keep-run.ts'
import { holdMiniatures } from './miniature.ts'
import { keepOwnSizes, readOwnSizes } from './own-sizes.ts'
import { head, panel } from './panel.ts'
import { readShow } from './plan.ts'
import { offendersIn } from './results.ts'
import { sheet } from './sheet.ts'
import { nameOf, readSize, SIZES, type Size } from './sizes.ts'
import type { Acts, View } from './view.ts'

/** So many miniatures go on paper; of the others only the names. */
const ON_PAPER = 120

/** Milliseconds between two words on how far it is: they cost time that the check could use. */
const GLANCE = 250

const show = new URLSearchParams(location.search).get('show')
const root = document.body.appendChild(document.createElement('div'))

const refuse = (sentence: string) =>
  render(html`${head(null, show)}<main class="empty"><p role="alert">${sentence}</p></main>`, root)

function begin(file: ShowFile) {
  const first = SIZES[0] as Size
  let view: View = {
    file,
    pictures: everySlide(file),
    sizes: withOwn(readOwnSizes()),
    found: new Map(),
    running: false,
    seconds: 0,
    problem: null,
    sizeProblem: null,
    category: null,
    size: first,
    closer: null,
    printing: null,
  }
  let stopper = new AbortController()

  const change = (with_: Partial<View>) => {
    view = { ...view, ...with_ }
    draw()
  }

  async function start() {
    if (view.running) return
    stopper = new AbortController()
    const before = view.seconds
    const began = performance.now()
    let drawAt = 0
    const spent = () => before + (performance.now() - began) / 1000
    change({ running: true, problem: null })
    holdMiniatures(true)
    try {
      await checkAll(view.pictures, view.sizes, view.found, dressOf(file), {
        stop: stopper.signal,
        said: (found) => {
          view = { ...view, found, seconds: spent() }
          if (performance.now() < drawAt) return
          draw()
          drawAt = performance.now() + GLANCE
        },
      })
    } catch (error) {
      change({
        problem: `The check could not go on. ${error instanceof Error ? error.message : String(error)}.`,
      })
    }
    holdMiniatures(false)
    change({ running: false, seconds: spent() })
    keepRun(view, Date.now())
  }

  const acts: Acts = {
    start: () => void start(),
    stop: () => stopper.abort(),
    again() {
      change({ found: new Map(), seconds: 0 })
      void start()
    },
    addSize(text) {
      const size = readSize(text)
      const known = size !== null && view.sizes.some((one) => nameOf(one) === nameOf(size))
      if (size === null) change({ sizeProblem: 'Write it as width×height in pixels, for example 2880×720.' })
      else if (known) change({ sizeProblem: `${nameOf(size)} is there already.` })
      else setSizes([...view.sizes, size])
      return size !== null && !known
    },
    dropSize: (size) => setSizes(view.sizes.filter((one) => one !== size)),
    choose: (chosen) => change(chosen),
    look(now) {
      change({ closer: now })
      const dialog = root.querySelector('dialog')
      if (dialog && !dialog.open) dialog.showModal()
    },
    print: () => void print(),
  }

  function setSizes(sizes: readonly Size[]) {
    keepOwnSizes(sizes.slice(SIZES.length))
    const size = sizes.find((one) => nameOf(one) === nameOf(view.size)) ?? first
    change({ sizes, size, sizeProblem: null })
  }

  /** Paper shows only what is drawn. */
  async function print() {
    const wanted = [...root.querySelectorAll('stage-miniature')].slice(0, ON_PAPER)
    for (const [i, one] of wanted.entries()) {
      change({ printing: i + 1 })
      await one.keep(true)
    }
    window.print()
    for (const one of wanted) void one.keep(false)
    change({ printing: null })
  }

  function draw() {
    const { found, running, category, size, sizes, printing } = view
    // The sheet is long: while the check runs it changes with its offenders only.
    const news = running
      ? offendersIn(sizes, found)
          .map(({ at }) => at.length)
          .join()
      : found
    render(
      html`${head(file.ceremony.name, file.id)}
        <main>
          ${panel(view, acts)}
          ${guard([news, running, category, size, sizes, printing], () => sheet(view, acts))}
        </main>
        ${view.closer ? closer(view, acts) : nothing}`,
      root,
    )
  }
  draw()
  root.querySelector<HTMLElement>('[data-do=start]')?.focus()
}

const withOwn = (own: readonly Size[]): Size[] => [
  ...SIZES,
  ...own.filter((size) => !SIZES.some((usual) => nameOf(usual) === nameOf(size))),
]

const file = await readShow(show)
if (typeof file === 'string') refuse(file)
else begin(file)
