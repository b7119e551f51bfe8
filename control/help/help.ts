/** The handbook as a page: one task at a time, found by its address or by search. Without this script all of it stands there, one task after the other. */
import { chosenLang } from '../language/chosen.ts'
import { startFinding } from './find.ts'
import { type Place, placeFor } from './places.ts'
import { HELP_WORDS } from './words.ts'

const page = document.documentElement
const words = HELP_WORDS[page.lang === 'de' ? 'de' : 'en']

// An address without a language is everybody's: it is read in the one the desk would speak. Nothing is painted before.
if (location.pathname === '/help' && chosenLang() !== words.lang) {
  page.hidden = true
  location.replace(`/help/${chosenLang()}${location.search}${location.hash}`)
}

const text = document.getElementById('text') as HTMLElement
const shelf = document.getElementById('shelf') as HTMLElement
const said = document.getElementById('said') as HTMLElement
const tongue = document.querySelector('.tongue') as HTMLAnchorElement
const intro = text.querySelector('.intro') as HTMLElement
const books = [...text.querySelectorAll<HTMLElement>('.book')]
const articles = [...text.querySelectorAll<HTMLElement>('article')]

// Beside the stage there is room for the task alone, and the desk stands next to it.
if (new URLSearchParams(location.search).has('beside')) {
  document.body.classList.add('beside')
  document.querySelector('.top h1 a')?.replaceChildren(words.contents)
  // A page of the room does not open in the place of the handbook.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) link.target = '_blank'
}

const titleOf = (element: Element): string => element.querySelector('h2, h3')?.textContent ?? ''

const order: readonly Place[] = books.flatMap((book) => [
  { id: book.id, book: book.id, title: titleOf(book) },
  ...[...book.querySelectorAll('article')].map((article) => ({
    id: article.id,
    book: book.id,
    title: titleOf(article),
  })),
])

/** The foot of a task: the one before, the one after, and paper. */
function footOf(place: Place): HTMLElement {
  const foot = document.createElement('footer')
  // From task to task, or from book to book.
  const near = order.filter(({ id, book }) => (id === book) === (place.id === place.book))
  const at = near.indexOf(place)
  const way = (to: Place | undefined, rel: 'prev' | 'next') => {
    if (!to) return
    const link = foot.appendChild(document.createElement('a'))
    link.href = `#${to.id}`
    link.rel = rel
    link.textContent = rel === 'prev' ? `← ${to.title}` : `${to.title} →`
  }
  way(near[at - 1], 'prev')
  way(near[at + 1], 'next')
  const print = foot.appendChild(document.createElement('button'))
  print.type = 'button'
  print.textContent = words.print
  print.addEventListener('click', () => window.print())
  return foot
}

function show(): void {
  const asked = decodeURIComponent(location.hash.slice(1))
  const place = placeFor(order, asked)
  document.body.classList.toggle('start', place === null)
  text.querySelector(':scope > footer')?.remove()
  intro.hidden = place !== null
  const isBook = place !== null && place.id === place.book
  for (const book of books) {
    book.hidden = book.id !== place?.book
    book.classList.toggle('one', place !== null && !isBook)
  }
  for (const article of articles) article.hidden = !isBook && article.id !== place?.id
  for (const link of shelf.querySelectorAll('a'))
    if (place && link.hash === `#${place.id}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  shelf.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  document.title = place ? `${place.title} ${words.dash} ${words.title}` : words.title
  tongue.hash = place?.id ?? ''
  if (place === null) return
  text.append(footOf(place))
  text.scrollTo({ top: 0 })
  scrollTo({ top: 0 })
  said.textContent = place.title
}

addEventListener('hashchange', () => {
  show()
  text.focus({ preventScroll: true })
})
show()
startFinding(articles, order, words)
