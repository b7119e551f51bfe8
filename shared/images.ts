/** Pictures of a show: what each belongs to. The show file holds names only; the bytes lie with the house. */
import Type, { type Static } from 'typebox'
import { Id } from './ids.ts'

const strict = { additionalProperties: false }
const Name = Type.String({ minLength: 1, maxLength: 400 })

/** Drawn at random when a picture is taken in, so that its address tells nothing of what it shows (E1). */
export const ImageId = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })
export type ImageId = string

/** What a picture belongs to. Entrants and sponsors go by their names, as everywhere in a show file. */
export const ImageOf = Type.Union([
  Type.Object({ kind: Type.Literal('ceremony') }, strict),
  /** What lies behind the words of every slide. */
  Type.Object({ kind: Type.Literal('background') }, strict),
  Type.Object({ kind: Type.Literal('sponsor'), name: Name }, strict),
  Type.Object({ kind: Type.Literal('entrant'), name: Name }, strict),
  Type.Object({ kind: Type.Literal('entry'), category: Id, entry: Id }, strict),
])
export type ImageOf = Static<typeof ImageOf>

export const ShowImage = Type.Object({ of: ImageOf, image: ImageId }, strict)
export type ShowImage = Static<typeof ShowImage>

type Images = readonly ShowImage[] | undefined

const subject = (of: ImageOf): string =>
  of.kind === 'entry'
    ? `entry ${of.category} ${of.entry}`
    : of.kind === 'ceremony' || of.kind === 'background'
      ? of.kind
      : `${of.kind} ${of.name}`

const sameSubject = (a: ImageOf, b: ImageOf): boolean => subject(a) === subject(b)

/** Null if it has none of its own; that of the entrant stands in for an entry's in `imageOfEntry` only. */
export const imageOf = (images: Images, of: ImageOf): ImageId | null =>
  images?.find((image) => sameSubject(image.of, of))?.image ?? null

/** The pictures with one more; null takes the one there was away. */
export function withImage(images: Images, of: ImageOf, image: ImageId | null): ShowImage[] {
  const others = (images ?? []).filter((other) => !sameSubject(other.of, of))
  return image === null ? others : [...others, { of, image }]
}

/** An entry's own picture, else its entrant's. */
export const imageOfEntry = (
  images: Images,
  category: string,
  { id, entrant }: { readonly id: string; readonly entrant: string },
): ImageId | null =>
  imageOf(images, { kind: 'entry', category, entry: id }) ??
  imageOf(images, { kind: 'entrant', name: entrant })
