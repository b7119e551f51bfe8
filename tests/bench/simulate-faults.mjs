/** `npm run simulate:faults -- 10000`: nights in which everything goes wrong, and bugs that must be seen; the last line is one JSON object. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { build } from 'vite'

const say = (line) => process.stdout.write(`${line}\n`)
const root = join(import.meta.dirname, '../..')
const parts = join(import.meta.dirname, 'faults')
const SENTENCE =
  'Say how many nights, and if you like seed=, mutants=yes|no and workers=: for example 10000 seed=1 workers=2.'

/** One file of all that is imported: thousands of nights are not spent in looking names up. */
async function bundled(folder) {
  const quick = join(parts, 'quick-check.ts')
  const quickly = {
    name: 'quick-check',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'typebox/value' && importer !== quick ? quick : null),
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [quickly],
    build: {
      ssr: join(parts, 'run.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'run.mjs' } },
    },
  })
  return pathToFileURL(join(folder, 'run.mjs')).href
}

function wantedOf(words) {
  const wanted = { nights: null, seed: 1, mutants: 'yes', workers: Math.min(2, availableParallelism()) }
  for (const word of words) {
    const [name, value] = word.includes('=') ? word.split('=') : ['nights', word]
    if (!Object.hasOwn(wanted, name)) return null
    wanted[name] = name === 'mutants' ? value : Number(value)
  }
  const isCount = (n, least) => Number.isSafeInteger(n) && n >= least
  const { nights, seed, mutants, workers } = wanted
  const isSound =
    isCount(nights, 0) && isCount(seed, 0) && isCount(workers, 1) && ['yes', 'no'].includes(mutants)
  return isSound ? wanted : null
}

/** Jobs dealt out to workers as they come free. */
async function dealt(program, workers, jobs, done) {
  const queue = [...jobs]
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: program })
    try {
      for (let job = queue.shift(); job; job = queue.shift()) {
        worker.postMessage(job)
        const [answer] = await once(worker, 'message')
        done(answer)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, work))
}

const AT_ONCE = 100

async function main() {
  const wanted = wantedOf(process.argv.slice(2))
  if (!wanted) {
    say(SENTENCE)
    process.exitCode = 1
    return
  }
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'faults-'))
  try {
    const program = await bundled(folder)
    const { story, tell, mutantNames, counted } = await import(program)
    if (wanted.nights === 1) {
      const { told } = await tell(wanted.seed)
      for (const line of told) say(line)
      const again = (await tell(wanted.seed)).told
      if (told.join() !== again.join()) throw new Error('The same seed told another story')
    }
    const jobs = []
    for (let at = 0; at < wanted.nights; at += AT_ONCE)
      jobs.push({ from: wanted.seed + at, count: Math.min(AT_ONCE, wanted.nights - at) })
    const broken = []
    let lived = 0
    const step = counted('nights', wanted.nights, (line) => say(`${line}, ${broken.length} violations`))
    await dealt(program, wanted.workers, jobs, (answer) => {
      lived += answer.count
      broken.push(...answer.broken)
      for (const { seed, violation } of answer.broken) say(`night ${seed}: ${violation.law}`)
      step(lived)
    })
    for (const one of broken.slice(0, 3)) for (const line of await story(one)) say(line)
    if (broken.length > 3) say(`Seeds: ${broken.map(({ seed }) => seed).join(' ')}`)
    const scores = []
    const names = wanted.mutants === 'yes' ? mutantNames() : []
    await dealt(
      program,
      wanted.workers,
      names.map((name) => ({ name })),
      (scored) => {
        scores.push(scored)
        const { name, caught, nights } = scored
        say(
          caught
            ? `caught on night ${nights}: ${name} (${caught.violation.law}, seed ${caught.seed})`
            : `NOT caught in ${nights} nights: ${name}`,
        )
      },
    )
    const mutantsCaught = scores.filter(({ caught }) => caught).length
    say(JSON.stringify({ schedules: lived, violations: broken.length, mutants: names.length, mutantsCaught }))
    if (broken.length > 0 || mutantsCaught < names.length) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (isMainThread) await main()
else {
  const { nights, score } = await import(workerData)
  parentPort.on('message', async ({ from, count, name }) => {
    parentPort.postMessage(
      name === undefined ? { count, broken: await nights(from, count, () => {}) } : await score(name),
    )
  })
}
