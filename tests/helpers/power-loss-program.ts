/** Test programs in TypeScript, made into something plain Node can run in a process of its own. */
import { mkdtempSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

/** Beside node_modules, so that packages are found from there. */
const FOLDER = resolve('.cache/test-programs')

/** A change to the source before it is built: the program that has a fault must be caught by the test. */
export interface Fault {
  readonly from: string
  readonly to: string
}

/** Builds the program and gives the path of the result. Throws if the fault's text is nowhere in the source. */
export async function buildProgram(source: string, fault?: Fault): Promise<string> {
  let planted = 0
  await mkdir(FOLDER, { recursive: true })
  const outDir = mkdtempSync(join(FOLDER, `${basename(source, '.ts')}-`))
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'plant-fault',
        transform(code) {
          if (!fault || !code.includes(fault.from)) return null
          planted++
          return { code: code.replaceAll(fault.from, fault.to), map: null }
        },
      },
    ],
    build: {
      ssr: resolve(source),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'program.js' } },
    },
  })
  if (fault && planted === 0)
    throw new Error(`The source has no "${fault.from}" any more; the fault is not planted.`)
  return join(outDir, 'program.js')
}
