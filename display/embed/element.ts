/** `<envelope-live src="https://…/live/{show}">`: the live blog on any page, in a shadow of its own. Until it is there, and where it cannot be had, its own children stand in for it. */
import { render } from 'lit/html.js'
import { type Boot, type Following, startFollowing } from './follow.ts'
import { dress } from './style.ts'
import { embedView, limitOf, nameParts, themeOf } from './view.ts'

const AGAIN_MS = [1000, 3000, 10_000, 30_000]

class EnvelopeLive extends HTMLElement {
  static readonly observedAttributes = ['src', 'lang', 'limit', 'theme']

  #following: Following | null = null
  #boot: Boot | null = null
  /** Each start is another one: what an earlier one still waits for is dropped. */
  #start = 0

  connectedCallback(): void {
    void this.#begin()
  }

  disconnectedCallback(): void {
    this.#end()
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return
    if (name === 'src' || name === 'lang') void this.#begin()
    else this.#draw()
  }

  #end(): void {
    this.#start += 1
    this.#following?.stop()
    this.#following = null
  }

  /** The live blog's own address; null if there is none yet, or one that is none. */
  #address(): URL | null {
    const src = this.getAttribute('src')
    if (!src || !URL.canParse(src, document.baseURI)) return null
    const address = new URL(src, document.baseURI)
    return /^https?:$/.test(address.protocol) ? address : null
  }

  #lang(): string {
    const lang = this.lang || this.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang
    return lang.toLowerCase().split('-')[0] ?? ''
  }

  async #begin(): Promise<void> {
    this.#end()
    const start = this.#start
    const address = this.#address()
    if (!address) return
    const { origin, pathname } = address
    const asked = `${origin}${pathname.replace(/\/$/, '')}/embed.json?lang=${encodeURIComponent(this.#lang())}`
    for (let tries = 0; start === this.#start; tries += 1) {
      const boot = await this.#ask(asked)
      if (start !== this.#start) return
      if (boot) return this.#open(origin, boot)
      const wait = AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] as number
      await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)))
    }
  }

  async #ask(address: string): Promise<Boot | null> {
    try {
      const answer = await fetch(address, { credentials: 'omit' })
      return answer.ok ? ((await answer.json()) as Boot) : null
    } catch {
      return null
    }
  }

  #open(origin: string, boot: Boot): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({ mode: 'open' })
      dress(root)
      // A press does not take readers away from the page they read.
      root.addEventListener('click', ({ target }) => {
        const link = target instanceof Element ? target.closest('a') : null
        if (!link) return
        link.target = '_blank'
        link.rel = 'noopener'
      })
    }
    this.#boot = { ...boot, outlook: { ...boot.outlook, base: origin } }
    this.#following = startFollowing({
      origin,
      boot: this.#boot,
      isThere: () => !document.hidden && this.getBoundingClientRect().top >= 0,
      draw: () => this.#draw(),
      reload: () => location.reload(),
      goToNew: () => {
        const root = this.shadowRoot
        const newest = root?.querySelector<HTMLElement>('.list article h3')
        const line = root?.getElementById('unread') ?? newest
        line?.focus()
      },
    })
    this.#draw()
  }

  #draw(): void {
    const root = this.shadowRoot
    if (!root || !this.#boot || !this.#following) return
    const manners = {
      limit: limitOf(this.getAttribute('limit')),
      theme: themeOf(this.getAttribute('theme')),
    }
    const { actions, reading } = this.#following
    const outlook = { ...this.#boot.outlook, now: Date.now() }
    render(embedView(reading(), actions, outlook, manners), root)
    nameParts(root)
  }
}

if (!customElements.get('envelope-live')) customElements.define('envelope-live', EnvelopeLive)
