/** Who imports whom, read from the sources themselves: what is there when it runs, types aside. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
export const ROOMS = ['shared', 'server', 'display', 'control', 'tests'] as const

/** Every source file of a room, as a path from the root. */
export const filesOf = (room: string): string[] =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => join(room, file))
    .sort()

export const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const STATEMENT = /^(?:import|export) (?!type\b)(?:[^'"=;()]*? from )?'([^']+)'/gm
const EVERY = /^(?:import|export) (?:[^'"=;()]*? from )?'([^']+)'|\bimport\('([^']+)'\)/gm

/** What a file names, as it names it. `all`: types too, and what is read only when it is needed. */
export const specifiersIn = (source: string, all = false): string[] =>
  [...source.matchAll(all ? EVERY : STATEMENT)].map(([, name, late]) => name ?? late ?? '')

/** A path from the root for what is ours, null for a library. */
export function pathOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('#shared/')) return `shared/${specifier.slice('#shared/'.length)}.ts`
  if (!specifier.startsWith('.')) return null
  return relative(ROOT, join(ROOT, from, '..', specifier)).replace(/\?.*$/, '')
}

/** The first round of imports found, from a file back to itself; null where there is none. */
export function roundIn(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  function visit(file: string, way: readonly string[]): string[] | null {
    const at = way.indexOf(file)
    if (at >= 0) return [...way.slice(at), file]
    if (done.has(file)) return null
    for (const next of imports.get(file) ?? []) {
      const round = visit(next, [...way, file])
      if (round) return round
    }
    done.add(file)
    return null
  }
  for (const file of imports.keys()) {
    const round = visit(file, [])
    if (round) return round
  }
  return null
}
