/** XML of strangers, read as it unfolds: no document types, no entities of its own, no depth, no endless text. */
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'

export class BadXml extends Error {
  override readonly name = 'BadXml'
  readonly why: 'damaged' | 'doctype' | 'trap'
  constructor(why: 'damaged' | 'doctype' | 'trap') {
    super(why)
    this.why = why
  }
}

export type Attributes = Readonly<Record<string, string>>

export interface XmlHearer {
  /** Names without their prefix: some programs write `x:row`. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

export interface XmlReader {
  write(piece: Uint8Array): void
  end(): void
}

const DEEPEST = 64
/** Letters of one text or one mark; the parser holds them all. */
const MOST_QUIET = 1024 * 1024

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** `write` and `end` throw `BadXml`; what came before that was heard already. */
export function createXmlReader(hearer: XmlHearer): XmlReader {
  const parser = new SaxesParser({ position: false })
  let decoder: TextDecoder | null = null
  let depth = 0
  let quiet = 0
  const fail = (why: BadXml['why']) => () => {
    throw new BadXml(why)
  }
  parser.on('error', fail('damaged'))
  parser.on('doctype', fail('doctype'))
  parser.on('comment', () => {
    quiet = 0
  })
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    depth += 1
    if (depth > DEEPEST) throw new BadXml('trap')
    hearer.open(local(name), attributes as Attributes)
  })
  parser.on('closetag', ({ name }) => {
    quiet = 0
    depth -= 1
    hearer.close(local(name))
  })
  parser.on('text', (text) => {
    quiet = 0
    hearer.text(text)
  })
  parser.on('cdata', (text) => {
    quiet = 0
    hearer.text(text)
  })
  const take = (text: string) => {
    quiet += text.length
    parser.write(text)
    if (quiet > MOST_QUIET) throw new BadXml('trap')
  }
  const text = (piece?: Uint8Array): string => {
    decoder ??= new TextDecoder(encodingOf(piece ?? new Uint8Array()), { fatal: true })
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw new BadXml('damaged')
    }
  }
  return {
    write: (piece) => {
      if (piece.length > 0) take(text(piece))
    },
    end() {
      take(text())
      parser.close()
    },
  }
}

const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff || second === 0 ? 'utf-16le' : first === 0xfe || first === 0 ? 'utf-16be' : 'utf-8'
