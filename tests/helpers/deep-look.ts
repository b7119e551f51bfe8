/** What a page looks like after words tried to be more than words: everything in it that may only come from them. */
import type { Page } from 'playwright'
import { MARK } from './payloads.ts'

/** Hears, in every document of the page, what the content policy forbade and whether any payload ran. */
export async function watchPolicy(page: Page): Promise<readonly string[]> {
  const heard: string[] = []
  await page.exposeFunction('heardOfPolicy', (what: string) => void heard.push(what))
  await page.addInitScript((call) => {
    const tell = (what: string) =>
      (top as unknown as { heardOfPolicy(what: string): void }).heardOfPolicy(what)
    Object.assign(self, { [call]: () => tell(`a payload ran in ${location.pathname}`) })
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
        tell(`${effectiveDirective}: ${blockedURI} ${sample} (${sourceFile})`),
    )
  }, `${MARK}ed`)
  return heard
}

/** Elements and attributes that no template of ours makes, in every shadow and every frame. */
export async function foundIn(page: Page): Promise<string[]> {
  const all = await Promise.all(page.frames().map((frame) => frame.evaluate(look, MARK).catch(() => [])))
  return all.flat()
}

function look(mark: string): string[] {
  const found: string[] = []
  const bad = /^(javascript|data|vbscript|blob|feed|view-source):/i
  const visit = (root: Document | ShadowRoot | DocumentFragment): void => {
    for (const element of root.querySelectorAll('*')) {
      const say = (what: string) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`)
      if (element.localName.startsWith(mark)) say('a tag')
      for (const { name, value } of element.attributes) {
        if (name.includes(mark)) say('an attribute')
        if (name.startsWith('on')) say('a handler')
        if (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/.test(name)) {
          const address = [...value].filter((letter) => letter > ' ').join('')
          if (bad.test(address) && !(name === 'src' && address.startsWith('data:image/'))) say('an address')
          // A link to any page is a link; whatever is loaded comes from here.
          if (element.localName !== 'a' && /evil\.invalid/.test(address)) say('an address elsewhere')
          if (address.startsWith('//')) say('an address elsewhere')
        }
      }
      if (element.localName === 'script' && !element.hasAttribute('src')) {
        if (!/^application\/(ld\+)?json$/.test(element.getAttribute('type') ?? '')) say('a script')
        else
          try {
            JSON.parse(element.textContent ?? '')
          } catch {
            say('broken data')
          }
      }
      if (['object', 'embed', 'marquee', 'math'].includes(element.localName)) say('an element')
      if (element.localName === 'base' && element.hasAttribute('href')) say('an element')
      if (element.localName === 'style' && element.textContent?.includes('display:none!important'))
        say('a style')
      if (element.shadowRoot) visit(element.shadowRoot)
      if (element instanceof HTMLTemplateElement) visit(element.content)
    }
  }
  visit(document)
  return found
}

/** All words a page shows or holds, in every shadow and every frame. */
export async function wordsIn(page: Page): Promise<string> {
  const all = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate(() => {
          const words = (root: Document | ShadowRoot): string =>
            [
              root instanceof Document ? (root.body?.textContent ?? '') : (root.textContent ?? ''),
              ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
                shadowRoot ? [words(shadowRoot)] : [],
              ),
            ].join('\n')
          return words(document)
        })
        .catch(() => ''),
    ),
  )
  return all.join('\n')
}
