/** The door: every byte from outside passes here and comes out typed, or as one sentence that names the place. */
import type { Static, TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'

export type Parsed<T> = { readonly value: T } | { readonly problem: string }

/** Checks, never converts: what is accepted is what was sent. */
export function parse<S extends TSchema>(schema: S, value: unknown): Parsed<Static<S>> {
  if (Check(schema, value)) return { value: value as Static<S> }
  return { problem: problemOf(schema, value, []) }
}

type Place = readonly string[]

const say = (place: Place, words: string): string => [place.join(' › '), words].filter(Boolean).join(' ')

/** Names from outside are quoted short. What is no word cannot always be made one: an object may say of itself that it has no words. */
const quoted = (name: unknown): string =>
  typeof name === 'object' ? 'something that is no word' : `"${String(name).slice(0, 60)}"`

const branchesOf = (schema: TSchema): TSchema[] =>
  'anyOf' in schema && Array.isArray(schema.anyOf) ? (schema.anyOf as TSchema[]) : []

function childOf(schema: TSchema, name: string): TSchema | undefined {
  if ('items' in schema) return schema.items as TSchema
  return 'properties' in schema ? (schema.properties as Record<string, TSchema>)[name] : undefined
}

const kindOf = (branch: TSchema): unknown => {
  const kind = childOf(branch, 'kind')
  return kind !== undefined && 'const' in kind ? kind.const : undefined
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** A union's own errors name every branch; the branch with the value's `kind`, or the only one that is not null, says what is really wrong. */
function problemOf(schema: TSchema, value: unknown, place: Place): string {
  const branches = branchesOf(schema)
  const real = branches.filter((branch) => !('type' in branch && branch.type === 'null'))
  const kind = fieldOf(value, 'kind')
  const branch = real.length === 1 ? real[0] : real.find((b) => kindOf(b) !== undefined && kindOf(b) === kind)
  if (branch) return problemOf(branch, value, place)
  if (kind !== undefined && real.length > 0 && real.every((b) => kindOf(b) !== undefined)) {
    return say(place, `is of a kind that is not known: ${quoted(kind)}`)
  }
  return problemOfOne(schema, value, place)
}

function problemOfOne(schema: TSchema, value: unknown, place: Place): string {
  const first = Errors(schema, value).find((error) => error.message !== 'schema is false')
  if (!first) return say(place, 'has a field that is not known')
  const below = first.instancePath.split('/').slice(1)
  const union = unionOn(schema, value, below)
  if (union) return problemOf(union.schema, union.value, [...place, ...below.slice(0, union.depth)])
  if (first.keyword === 'additionalProperties') {
    const names = first.params.additionalProperties.map(quoted).join(', ')
    return say([...place, ...below], `has a field that is not known: ${names}`)
  }
  return say([...place, ...below], first.message)
}

/** The first union on the way down to a place, and what stands there. */
function unionOn(schema: TSchema, value: unknown, way: Place) {
  let at: { schema: TSchema; value: unknown } = { schema, value }
  for (const [i, name] of way.entries()) {
    const child = childOf(at.schema, name)
    if (!child) return null
    at = { schema: child, value: fieldOf(at.value, name) }
    if (branchesOf(child).length > 0) return { ...at, depth: i + 1 }
  }
  return null
}
