/** Search from the keyboard: `/` or Ctrl+K begins, arrows choose, Enter opens, Escape puts it away. All it looks through is on the page. */
import { type Hit, type Page, type Place, search } from './places.ts'
import type { HelpWords } from './words.ts'

const isTyping = (event: KeyboardEvent): boolean => event.target instanceof HTMLInputElement

/** Once a page. Shows the field, which is of no use without a script. */
export function startFinding(
  articles: readonly HTMLElement[],
  places: readonly Place[],
  says: HelpWords,
): void {
  const box = document.querySelector('.find') as HTMLElement
  const field = document.getElementById('find') as HTMLInputElement
  const list = document.getElementById('found') as HTMLElement
  const pages: Page[] = articles.flatMap((article) => {
    const place = places.find(({ id }) => id === article.id)
    const words = (article.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(place?.title.length ?? 0)
    return place ? [{ ...place, words: words.trim() }] : []
  })
  const bookOf = ({ book }: Place) => places.find(({ id }) => id === book)?.title ?? ''
  let hits: readonly Hit[] = []
  let active = 0
  box.hidden = false

  function draw(): void {
    list.replaceChildren(...hits.map(line))
    if (hits.length === 0 && field.value.trim() !== '') {
      const none = list.appendChild(document.createElement('div'))
      none.className = 'none'
      none.textContent = says.none
    }
    list.hidden = list.childElementCount === 0
    field.setAttribute('aria-expanded', String(!list.hidden))
    mark()
  }

  function line({ page, before, match, after }: Hit, at: number): HTMLElement {
    const item = document.createElement('div')
    item.id = `found-${at}`
    item.setAttribute('role', 'option')
    const title = item.appendChild(document.createElement('b'))
    title.textContent = page.title
    const book = item.appendChild(document.createElement('span'))
    book.className = 'of'
    book.textContent = bookOf(page)
    const around = item.appendChild(document.createElement('p'))
    const found = document.createElement('mark')
    found.textContent = match
    around.append(before, ...(match === '' ? [] : [found]), after)
    // Before the field loses the focus, and with it the list.
    item.addEventListener('pointerdown', (event) => event.preventDefault())
    item.addEventListener('click', () => open(at))
    return item
  }

  function mark(): void {
    for (const [at, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(at === active && hits.length > 0))
    const chosen = hits.length > 0 ? list.children[active] : undefined
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id)
    else field.removeAttribute('aria-activedescendant')
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  function away(): void {
    hits = []
    list.hidden = true
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }

  function open(at: number): void {
    const hit = hits[at]
    if (!hit) return
    field.value = ''
    away()
    field.blur()
    location.hash = hit.page.id
  }

  field.addEventListener('input', () => {
    hits = search(pages, field.value, says.lang)
    active = 0
    draw()
  })
  field.addEventListener('blur', away)
  field.addEventListener('focus', () => field.dispatchEvent(new Event('input')))
  field.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && hits.length > 0) {
      active = (active + by + hits.length) % hits.length
      mark()
    } else if (event.key === 'Enter') open(active)
    else if (event.key === 'Escape') {
      field.value = ''
      field.blur()
    } else return
    event.preventDefault()
  })
  addEventListener('keydown', (event) => {
    const isFind = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
    const isChord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (isTyping(event) || !(isFind || isChord)) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}
