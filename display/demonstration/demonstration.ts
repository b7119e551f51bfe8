/** Desk, two screens and live blog side by side, for a shop window and for recording: each is the real page, drawn at a size of its own and scaled to its place. */

const asked = new URLSearchParams(location.hash.slice(1))
const [projector = '', wall = ''] = (asked.get('screens') ?? '').split(' ')
const readers = /^\d{1,5}$/.test(asked.get('readers') ?? '') ? asked.get('readers') : ''
const show = /^[a-z0-9-]{1,100}$/.test(asked.get('show') ?? '') ? asked.get('show') : ''

/** The readers' page is at another port of this machine, and nowhere else. */
const PAGES: Readonly<Record<string, string>> = {
  desk: `/control#key=${encodeURIComponent(asked.get('key') ?? '')}`,
  projector: `/stage#screen=${encodeURIComponent(projector)}`,
  wall: `/stage#screen=${encodeURIComponent(wall)}`,
  blog: `http://${location.hostname}:${readers}/live/${show}`,
}

/** Fits each page into its place without changing how it lays itself out. */
const scaled = new ResizeObserver((places) => {
  for (const { target, contentRect } of places) {
    const { dataset } = target.parentElement as HTMLElement
    const frame = target.querySelector('iframe') as HTMLIFrameElement
    const [width, height] = [Number(dataset['width']), Number(dataset['height'])]
    const scale = Math.min(contentRect.width / width, contentRect.height / height)
    // What has room to spare on one side lays itself out wider, or higher.
    frame.width = String(Math.round(contentRect.width / scale))
    frame.height = String(Math.round(contentRect.height / scale))
    frame.style.setProperty('transform', `scale(${scale})`)
  }
})

const isComplete = readers !== '' && show !== '' && projector !== '' && wall !== ''
document.querySelector('main')?.toggleAttribute('hidden', !isComplete)
document.querySelector('.none')?.toggleAttribute('hidden', isComplete)
if (isComplete)
  for (const figure of document.querySelectorAll<HTMLElement>('figure')) {
    const place = figure.querySelector('div') as HTMLElement
    const frame = place.querySelector('iframe') as HTMLIFrameElement
    frame.src = PAGES[frame.dataset['page'] ?? ''] ?? ''
    scaled.observe(place)
  }
