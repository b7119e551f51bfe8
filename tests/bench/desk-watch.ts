/** Runs inside the desk's page: when a key came up, and when something that can be seen had changed. Sent into the page as text, so it uses nothing from outside itself. */

export interface Watch {
  /** When the take button was first ready for a key, in milliseconds since the page was asked for. */
  readyAt: number | null
  /** Resolves with the milliseconds from the next key-up to the first frame after which this part of the desk was another. */
  next(part: 'desk' | 'programme' | 'label', longest: number): Promise<{ after: number; at: number }>
}

declare global {
  interface Window {
    watch: Watch
  }
}

export function standWatch(): void {
  /** Every element, looking into shadow roots; clocks tick by themselves and are left out. */
  function* elements(root: ParentNode): Generator<Element> {
    for (const element of root.children) {
      if (element.matches('.clock, evening-times, segment-minutes, style')) continue
      yield element
      if (element.shadowRoot) yield* elements(element.shadowRoot)
      yield* elements(element)
    }
  }
  const found = new Map<string, Element>()
  /** Looked for once: a watch that walks the page in every frame is slower than what it watches. */
  const find = (selector: string): Element | null => {
    const known = found.get(selector)
    if (known?.isConnected) return known
    for (const element of elements(document.body)) {
      if (!element.matches(selector)) continue
      found.set(selector, element)
      return element
    }
    return null
  }
  const ownWords = (element: Element) =>
    [...element.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('')
  const looks = (part: string): string => {
    if (part === 'programme') {
      return find('bus-monitor[bus=programme]')?.shadowRoot?.querySelector('figcaption')?.textContent ?? ''
    }
    if (part === 'label') return find('button[data-act=take] .label')?.textContent ?? ''
    let all = ''
    for (const element of elements(document.body)) {
      for (const { name, value } of element.attributes) all += `${name}=${value};`
      all += ownWords(element)
      if (element instanceof HTMLDialogElement) all += element.open
    }
    return `${all}${document.activeElement?.shadowRoot?.activeElement?.localName}`
  }
  const watch: Watch = {
    readyAt: null,
    next: (part, longest) =>
      new Promise((resolve, reject) => {
        const before = looks(part)
        const up = (event: Event) => {
          // When the key came up, not when the page had time to hear of it.
          const began = event.timeStamp
          removeEventListener('keyup', up, true)
          const look = () => {
            const at = performance.now()
            if (looks(part) !== before) resolve({ after: at - began, at })
            else if (at - began > longest)
              reject(new Error(`Nothing changed on the ${part} for ${longest} ms`))
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }
        addEventListener('keyup', up, true)
      }),
  }
  window.watch = watch
  const ready = () => {
    const button = document.body && find('button[data-act=take]')
    if (button instanceof HTMLButtonElement && !button.disabled) watch.readyAt = performance.now()
    else requestAnimationFrame(ready)
  }
  if (window === window.top) requestAnimationFrame(ready)
}
