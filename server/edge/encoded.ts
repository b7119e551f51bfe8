/** One answer in the forms readers take it in: as it is, gzip and brotli, each made once and only when first asked for. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Less than this is a packet anyhow. */
const WORTH_IT = 860

const brotlied = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Off the event loop. Quality 5 makes a page of 500 posts in a few milliseconds; the best quality takes seconds for a twentieth less. */
const pressed = {
  br: (bytes: Buffer) =>
    brotlied(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => gzipped(bytes, { level: 6 }),
}

const chosen = new Map<string, Encoding>()

/** What an `Accept-Encoding` asks for; brotli before gzip where both are as welcome. */
export function encodingFor(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = chosen.get(header)
  if (known) return known
  const welcome = new Map(
    header.split(',').map((part) => {
      const [name = '', ...rest] = part.toLowerCase().split(';')
      const q = rest.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined)
      return [name.trim(), q === undefined ? 1 : Number(q)] as const
    }),
  )
  const q = (name: string) => welcome.get(name) ?? welcome.get('*') ?? 0
  const best = q('br') > 0 && q('br') >= q('gzip') ? 'br' : q('gzip') > 0 ? 'gzip' : 'identity'
  // Browsers send one of a handful; whoever makes up others does not fill the memory with them.
  if (chosen.size < 100 && header.length < 100) chosen.set(header, best)
  return best
}

export interface Form {
  readonly encoding: Encoding
  readonly bytes: Buffer
  /** Strong, and another one for each encoding: the bytes differ. */
  readonly etag: string
  /** Another encoding would be answered otherwise. */
  readonly varies: boolean
}

export interface Encoded {
  /** Of the answer as it is; what it is packed into is a small part of that. */
  readonly bytes: number
  /** At once where it was asked for before. */
  form(encoding: Encoding): Form | Promise<Form>
}

/** `tag` names the answer; pictures are packed already and are not pressed again. */
export function encoded(body: string | Buffer, tag: string, packed = false): Encoded {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body)
  const varies = !packed && bytes.length >= WORTH_IT
  const plain: Form = { encoding: 'identity', bytes, etag: `"${tag}"`, varies }
  const forms = new Map<Encoding, Form | Promise<Form>>([['identity', plain]])
  return {
    bytes: bytes.length,
    form(wanted) {
      const encoding = varies ? wanted : 'identity'
      const known = forms.get(encoding)
      if (known || encoding === 'identity') return known ?? plain
      const made = pressed[encoding](bytes).then((smaller) => {
        const form = { encoding, bytes: smaller, etag: `"${tag}-${encoding}"`, varies }
        forms.set(encoding, form)
        return form
      })
      forms.set(encoding, made)
      return made
    },
  }
}
