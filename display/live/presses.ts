/** What is pressed on a readers' page and needs more than a link does: a proof taken where it stands, and older posts on the same page. */
import type { Feed } from '#shared/feed'
import type { Outlook } from './outlook.ts'
import { longer } from './part.ts'

interface Looked {
  readonly feed: Feed
  readonly outlook: Outlook
}

/** A link that somebody wants opened elsewhere stays a link. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** `see` is asked at each press. Without `change`, older posts are a page of their own. */
export function hearPresses(see: () => Looked, change?: (outlook: Outlook) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || !isPlain(event)) return
    if (link.dataset['verify'] !== undefined) {
      event.preventDefault()
      void verify(link, link.dataset['verify'], see())
    } else if (link.dataset['older'] !== undefined && change) {
      event.preventDefault()
      const last = [...document.querySelectorAll('#posts .list > li')].at(-1)
      const { feed, outlook } = see()
      change({ ...outlook, part: longer(feed.posts, outlook.part) })
      last?.nextElementSibling?.querySelector('h3')?.focus({ preventScroll: true })
    }
  })
}

/** What takes the fingerprint is loaded when it is first wanted; if that fails, the link leads to the page that can. */
async function verify(link: HTMLAnchorElement, post: string, { feed, outlook }: Looked): Promise<void> {
  const place = link.parentElement?.querySelector<HTMLElement>('.outcome')
  try {
    const { verdictOn } = await import('./verifying.ts')
    const verdict = verdictOn(feed, post, outlook.language)
    if (!place || !verdict) return
    place.dataset['ok'] = String(verdict.ok)
    place.textContent = `${verdict.ok ? '✓' : '✗'} ${verdict.sentence}`
  } catch {
    location.assign(link.href)
  }
}

/** Taken as the edge put it into the page; throws where there is nothing of that id. */
export const servedJson = <T>(id: string): T =>
  JSON.parse(document.getElementById(id)?.textContent ?? '') as T
