/** A real house and real browsers for the people of it: who signs in how, at which size. */
import type { Browser, Page } from 'playwright'
import type { House } from './house.ts'

export const posting =
  (house: Pick<House, 'room'>) =>
  (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> =>
    fetch(`${house.room}${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: house.room, ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })

export const cookieOf = (reply: Response): string => reply.headers.get('set-cookie')?.split(';')[0] ?? ''

export const keyIn = (link: string): string => link.split('#key=')[1] ?? ''

/** A browser of its own, opened at this address. */
export async function openAt(browser: Browser, url: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(url)
  return page
}
