/** The press page: results the moment the room sees them, with the time from which they may be used. */
import { render } from 'lit/html.js'
import { pressPage } from './page.ts'
import './press.css'
import { enterPressRoom, type PressRoom } from './room.ts'

const root = document.getElementById('press') as HTMLElement
let copied: string | null = null
let room: PressRoom | null = null

const draw = () => {
  if (room) render(pressPage(room, copied, { copy, reload: () => location.reload() }), root)
}

/** A venue's network address is no secure context: there is a way that works in any. */
async function copy(id: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    copied = id
  } catch {
    const words = document.querySelector(`[data-text="${CSS.escape(id)}"]`)
    if (words) getSelection()?.selectAllChildren(words)
    copied = document.execCommand('copy') ? id : null
  }
  draw()
}

void enterPressRoom((next) => {
  room = next
  draw()
})
