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

/** Milliseconds after which a picture is of another evening. A clock may have been wrong by as much, either way. */
const EVENING = 4 * 3600_000

/** The last picture of one tab, for its life; and of this screen, for a restart without a server within the evening. */
export interface KeptFrame {
  read(): StageFrame | null
  /** For a screen that is alone: one that hears from its server must not open on an old winner. */
  lasting(): StageFrame | null
  write(frame: StageFrame): void
}

export function keptFrame(bus: string, show: string | null): KeptFrame {
  const name = `envelope.frame.${bus}.${show ?? ''}`
  const stored = (storage: () => Storage): unknown => {
    try {
      return JSON.parse(read(storage, name) ?? 'null')
    } catch {
      return null
    }
  }
  return {
    read: () => readFrame(stored(() => sessionStorage)),
    lasting: () => {
      const last = stored(() => localStorage)
      if (typeof last !== 'object' || last === null || !('at' in last) || !('frame' in last)) return null
      if (typeof last.at !== 'number' || Math.abs(Date.now() - last.at) > EVENING) return null
      return readFrame(last.frame)
    },
    write: (frame) => {
      write(() => sessionStorage, name, JSON.stringify(frame))
      write(() => localStorage, name, JSON.stringify({ at: Date.now(), frame }))
    },
  }
}
