/** A line about a kept file, as it is stored beside it; null for one that cannot be read. */
import Type from 'typebox'
import type { KeptShow } from '#shared/house-shows'
import { Id } from '#shared/ids'
import { parse } from '#shared/parse'

const Stored = Type.Object({
  id: Type.String(),
  show: Id,
  ceremony: Type.String(),
  rehearsalOf: Type.Union([Id, Type.Null()]),
  deletedAt: Type.Number(),
  until: Type.Number(),
  bytes: Type.Number(),
})

/** A file whose line is null is listed nowhere, and cannot be restored from the desk. */
export function readAbout(text: string): KeptShow | null {
  try {
    const parsed = parse(Stored, JSON.parse(text))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}
