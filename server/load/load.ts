/**
 * How a built program is loaded: with what V8 compiled of it before, so that a core that was killed is up again in little more than half
 * the time. Node has a cache of that kind only from version 22 on, and not for what is called first once a program runs.
 *
 * Every build empties the folders and lets the house run anew: what is kept is of the very same source. V8 itself refuses what another
 * version of it has made, or what is of a source of another length; then the file is compiled as ever.
 */
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Script } from 'node:vm'
import { compiled, keep, keepTheRest } from './compiled.ts'

export { keepTheRest }

const scripts = new Map<string, Script>()
const modules = new Map<string, { exports: object }>()

type Ask = (name: string) => unknown
type Body = (exports: object, ask: Ask, module: { exports: object }, file: string, folder: string) => void

/** What a CommonJS file exports, and whatever it asks for, each file once; where two ask for each other, one is given what there is so far. One that throws is read anew when it is asked for again, as Node does. */
export function load(file: string): object {
  const known = modules.get(file)
  if (known) return known.exports
  const script = compiled(file)
  scripts.set(file, script)
  const module = { exports: {} }
  modules.set(file, module)
  const folder = dirname(file)
  const library = createRequire(file)
  const ask: Ask = (name) => {
    if (name.startsWith('file:')) return load(fileURLToPath(name))
    return name.startsWith('.') ? load(resolve(folder, name)) : library(name)
  }
  const body = script.runInThisContext() as Body
  try {
    body.call(module.exports, module.exports, ask, module, file, folder)
  } catch (error) {
    modules.delete(file)
    throw error
  }
  return module.exports
}

/** Begins a program. The build lets each run once and end, to keep what it compiled on the way. */
export function run(file: string): void {
  if (process.env['ENVELOPE_KEEP_COMPILED'] === 'on') {
    process.once('exit', () => {
      for (const [loaded, script] of scripts) keep(loaded, script)
    })
  }
  load(file)
}
