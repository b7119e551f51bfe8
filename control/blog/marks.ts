/** The buttons above the text: what each puts around the words that are selected, or before their lines. */

export type Mark = 'bold' | 'italic' | 'link' | 'list' | 'quote'

/** A text field: its text, and what of it is selected. */
export interface Field {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** One replacement, as the browser can undo it, and what is selected afterwards. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly by: string
  readonly select: readonly [number, number]
}

/** Pressed again, every mark but a link is taken away. */
export function marked(field: Field, mark: Mark): Replacement {
  switch (mark) {
    case 'bold':
      return around(field, '**')
    case 'italic':
      return around(field, '_')
    case 'link':
      return link(field)
    case 'list':
      return lines(field, '- ')
    case 'quote':
      return lines(field, '> ')
  }
}

/** Pressed again, it is taken away. */
function around({ text, from, to }: Field, sign: string): Replacement {
  const inside = text.slice(from, to)
  const n = sign.length
  if (text.slice(from - n, from) === sign && text.slice(to, to + n) === sign) {
    return { from: from - n, to: to + n, by: inside, select: [from - n, to - n] }
  }
  // A mark beside a space would be no mark.
  const before = /^\s*/.exec(inside)?.[0].length ?? 0
  const after = inside.trim() === '' ? 0 : (/\s*$/.exec(inside)?.[0].length ?? 0)
  const [a, b] = [from + before, to - after]
  return { from: a, to: b, by: `${sign}${text.slice(a, b)}${sign}`, select: [a + n, b + n] }
}

const PLACE = 'https://'

function link({ text, from, to }: Field): Replacement {
  const words = text.slice(from, to)
  if (/^https?:\/\/\S+$/i.test(words)) {
    return { from, to, by: `[](${words})`, select: [from + 1, from + 1] }
  }
  const by = `[${words}](${PLACE})`
  if (words === '') return { from, to, by, select: [from + 1, from + 1] }
  const at = from + words.length + 3
  return { from, to, by, select: [at, at + PLACE.length] }
}

/** All lines the selection touches; where every one has the sign already, it is taken away. */
function lines({ text, from, to }: Field, sign: string): Replacement {
  const first = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  const last = end < 0 ? text.length : end
  const all = text.slice(first, last).split('\n')
  const has = all.every((line) => line.startsWith(sign))
  const by = all.map((line) => (has ? line.slice(sign.length) : sign + line)).join('\n')
  const moved = first + by.length
  return { from: first, to: last, by, select: from === to ? [moved, moved] : [first, moved] }
}
