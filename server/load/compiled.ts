/** What V8 has compiled of a file, kept beside it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** Where that is kept. */
export const beside = (file: string): string => `${file}.compiled`

/** As Node wraps a CommonJS module. */
const wrapped = (source: string): string =>
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`

/** A file as V8 has it, compiled anew where nothing is kept of it or what is kept is not of this version. */
export function compiled(file: string): Script {
  const source = wrapped(readFileSync(file, 'utf8'))
  const keptAt = beside(file)
  const cachedData = existsSync(keptAt) ? readFileSync(keptAt) : undefined
  return new Script(source, { filename: file, ...(cachedData && { cachedData }) })
}

/** Keeps what has been compiled by now, which is what was called by now. */
export const keep = (file: string, script: Script): void =>
  writeFileSync(beside(file), script.createCachedData())

const AFTER_ITS_CONTENTS = /-[\w-]{8}\.js$/

/** Of the files of a folder that nobody has loaded yet, at least what is compiled of each as it is read. */
export function keepTheRest(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (AFTER_ITS_CONTENTS.test(name) && !existsSync(beside(file))) keep(file, compiled(file))
  }
}
