/** What a screen remembers of itself over a reload. Storage may be forbidden, full or spoilt; nothing depends on it. */
import type { StageFrame } from '#shared/stage-frame'
import { readFrame } from './read-frame.ts'

const SCREEN = 'envelope.screen'

function read(storage: () => Storage, name: string): string | null {
  try {
    return storage().getItem(name)
  } catch {
    return null
  }
}

function write(storage: () => Storage, name: string, value: string): void {
  try {
    storage().setItem(name, value)
  } catch {
    // A screen without storage is a screen all the same.
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The same name after every reload where the browser can remember it. */
export function screenId(): string {
  const known = read(() => localStorage, SCREEN)
  if (known !== null && /^[A-Za-z0-9_-]{8,64}$/.test(known)) return known
  const drawn = randomId()
  write(() => localStorage, SCREEN, drawn)
  return drawn
}

/** The last picture of one tab: kept for its life only, so that no screen opens on last night's winner. */
export interface KeptFrame {
  read(): StageFrame | null
  write(frame: StageFrame): void
}

export function keptFrame(bus: string, show: string | null): KeptFrame {
  const name = `envelope.frame.${bus}.${show ?? ''}`
  return {
    read: () => {
      try {
        return readFrame(JSON.parse(read(() => sessionStorage, name) ?? 'null'))
      } catch {
        return null
      }
    },
    write: (frame) => write(() => sessionStorage, name, JSON.stringify(frame)),
  }
}
