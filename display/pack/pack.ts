/** The emergency pack's page: opened from a folder, it runs the evening by keyboard. */
import './pack.css'
import { html, render } from 'lit'
import type { PackShow } from '#shared/emergency-pack'
import { stageFrame } from '#shared/stage-frame'
import { lettersLoaded } from '../stage/letters.ts'
import { packHere, pagesHere } from './contents.ts'
import { type DeskActs, deskPage } from './desk.ts'
import { type Opener, openWith } from './opener.ts'
import { createRun } from './run.ts'
import { openPackStage } from './stage.ts'

function start(pack: PackShow): void {
  const stage = openPackStage()
  const own = document.body.appendChild(document.createElement('main'))
  own.className = 'desk'
  stage.element.inert = true
  let apart: Window | null = null
  let trying: number | null = null
  let problem: string | null = null
  let announced = false
  let opener: Opener | null = null
  const pages = pagesHere()

  const run = createRun({
    pack,
    now: () => Date.now(),
    show: (frame, moving) => void stage.show(frame, moving),
    changed(said) {
      problem = said
      draw()
    },
  })

  function draw(): void {
    const model = {
      pack,
      state: run.state(),
      isOpen: run.isOpen(),
      trying,
      problem,
      announced,
      hasPages: pages !== null,
    }
    render(deskPage({ ...model, apart: false }, acts), own)
    if (apart?.closed) apart = null
    const place = apart?.document.querySelector<HTMLElement>('.desk')
    if (place) render(deskPage({ ...model, apart: true }, acts), place)
  }

  async function unlock(passphrase: string): Promise<void> {
    if (trying !== null || pack.lock === null) return
    trying = 0
    problem = null
    draw()
    const progress = (part: number) => {
      const before = Math.round((trying ?? 0) * 100)
      trying = part
      if (Math.round(part * 100) !== before) draw()
    }
    try {
      opener = await openWith(pack.file.id, pack.lock, passphrase, progress)
      problem = opener ? null : 'That is not the passphrase of this pack.'
    } catch {
      problem = 'This browser cannot open the envelopes; try Chromium, Chrome or Edge.'
    }
    trying = null
    if (opener) run.unlock(opener)
    draw()
  }

  function toggle(hidden: boolean): void {
    own.hidden = hidden
    stage.element.inert = !hidden
    if (!hidden) own.querySelector<HTMLElement>('[data-do="begin"]')?.focus()
    else (document.activeElement as HTMLElement | null)?.blur()
  }

  /** Beside the stage, on the display that only one person sees. */
  function openApart(): void {
    apart = window.open('', 'envelope-pack', 'width=760,height=900')
    if (apart) furnish(apart.document)
    else problem = 'This browser opens no other windows; allow them for this page.'
    draw()
  }

  function furnish(other: Document): void {
    other.title = `${pack.file.ceremony.name}: emergency pack`
    const look = other.createElement('link')
    look.rel = 'stylesheet'
    look.href = new URL('pack.css', location.href).href
    other.head.replaceChildren(look)
    other.documentElement.lang = 'en'
    const place = other.createElement('main')
    place.className = 'desk'
    other.body.replaceChildren(place)
    other.addEventListener('keydown', pressed)
    toggle(true)
  }

  async function savePages(): Promise<void> {
    if (!opener || pages === null) return
    const file = await opener.pages(pages).catch(() => null)
    problem = file ? null : 'The PDF does not open: the pack was damaged.'
    draw()
    if (!file) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([file], { type: 'application/pdf' }))
    link.download = `${pack.file.id}-with-results.pdf`
    link.click()
  }

  const acts: DeskActs = {
    unlock: (passphrase) => void unlock(passphrase),
    begin: () => toggle(true),
    goTo: (to) => void run.goTo(to, announced),
    next: () => void run.next(),
    back: () => void run.back(),
    clear: () => void run.clear(),
    black: () => void run.black(),
    setAnnounced(wish) {
      announced = wish
      draw()
    },
    apart: openApart,
    savePages: () => void savePages(),
  }

  const KEYS: Readonly<Record<string, () => void>> = {
    ' ': acts.next,
    ArrowRight: acts.next,
    PageDown: acts.next,
    b: acts.back,
    ArrowLeft: acts.back,
    PageUp: acts.back,
    c: acts.clear,
    x: acts.black,
    '.': acts.black,
    f: () => void document.documentElement.requestFullscreen?.().catch(() => undefined),
    o: () => toggle(!own.hidden),
  }

  /** Over the stage every key works; where something is typed or chosen, keys belong to that. */
  function pressed(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const target = event.target as Element | null
    if (target?.matches?.('input')) return
    if (target?.matches?.('button') && key === ' ') return
    const act = KEYS[key]
    if (!act || (!own.hidden && key !== 'o' && key !== 'f')) return
    event.preventDefault()
    act()
  }

  addEventListener('keydown', pressed)
  addEventListener('contextmenu', (event) => event.preventDefault())
  document.title = pack.file.ceremony.name
  draw()
  void lettersLoaded().then(() => stage.show(stageFrame(run.state(), 'programme'), false))
  if (pack.on) void run.goTo(pack.on, false)
}

const pack = packHere()
if (pack) start(pack)
else
  render(
    html`<main class="desk"><div><h1>Emergency pack</h1><p class="refusal">The file show.js is missing or damaged: unpack the whole zip into one folder and open index.html there.</p></div></main>`,
    document.body,
  )
