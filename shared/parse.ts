/** The door: every byte from outside passes here and comes out typed, or as one sentence that names the place. */
import type { Static, TSchema } from 'typebox'
import { Check, Errors } from 'typebox/value'

export type Parsed<T> = { readonly value: T } | { readonly problem: string }

/** Checks, never converts: what is accepted is what was sent. */
export function parse<S extends TSchema>(schema: S, value: unknown): Parsed<Static<S>> {
  if (Check(schema, value)) return { value: value as Static<S> }
  return { problem: problemOf(schema, value) }
}

/** A union's own errors name every branch; the branch with the value's `kind` says what is really wrong. */
function problemOf(schema: TSchema, value: unknown): string {
  const branch = branchFor(schema, value)
  if (branch && branch !== schema) return problemOf(branch, value)
  const first = [...Errors(schema, value)].find((error) => error.message !== 'schema is false')
  if (!first) return 'it has a field that is not known'
  const place = first.instancePath.slice(1).replaceAll('/', ' › ')
  return place === '' ? first.message : `${place} ${first.message}`
}

function branchFor(schema: TSchema, value: unknown): TSchema | undefined {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  const branches = 'anyOf' in schema && Array.isArray(schema.anyOf) ? (schema.anyOf as TSchema[]) : []
  return branches.find((branch) => {
    const properties = 'properties' in branch ? (branch.properties as Record<string, TSchema>) : {}
    const literal = properties['kind']
    return literal !== undefined && 'const' in literal && literal.const === kind
  })
}
