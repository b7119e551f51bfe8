/**
 * `npm test`: format and lint, types, dead code, build, tests; the last line is the plain count. Arguments are test file filters.
 * `--whole`, which is `npm run test:whole`: also what repeats, at every size and the long way round, what the others hold.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureTools } from './setup/tools.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => process.stdout.write(`${line}\n`)
const isWhole = process.argv.includes('--whole')
if (isWhole) process.env['ENVELOPE_TESTS'] = 'whole'
const filters = process.argv.slice(2).filter((word) => word !== '--whole')
const count = { passed: 0, failed: 0, skipped: 0 }

/** Runs one of the project's own programs. The words are kept unless `aloud`. */
function run(name, args, { aloud = false } = {}) {
  return new Promise((done) => {
    const words = []
    const child = spawn(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      stdio: aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.on('data', (chunk) => words.push(chunk))
    child.stderr?.on('data', (chunk) => words.push(chunk))
    child.on('error', (error) => done({ ok: false, words: `${name}: ${error.message}` }))
    child.on('close', (code) => done({ ok: code === 0, words: Buffer.concat(words).toString() }))
  })
}

async function stage(name, work) {
  const began = performance.now()
  const { ok, words } = await work()
  say(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  if (!ok) say(words.trim())
  count[ok ? 'passed' : 'failed'] += 1
}

async function build() {
  const own = join(root, 'server/build.mjs')
  if (!existsSync(own)) return run('vite', ['build', '--app'])
  try {
    const { buildIfStale } = await import(pathToFileURL(own).href)
    await buildIfStale()
    return { ok: true, words: '' }
  } catch (error) {
    return { ok: false, words: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** What each group of tests may take on two cores, in seconds; whoever adds tests sees here what they cost. Together with the checks before them: under ten minutes. */
const BUDGETS = [
  { name: 'core', folders: ['shared'], seconds: 20 },
  { name: 'server', folders: ['server', 'tools'], seconds: 210 },
  { name: 'evening', folders: ['control', 'display', 'e2e', 'chaos'], seconds: 340 },
]

/** From the first test of a group to its last. Said, and not judged: a machine may have other work. */
function spent(files) {
  for (const { name, folders, seconds } of BUDGETS) {
    const own = files.filter(
      ({ name: path, assertionResults: all }) =>
        folders.includes(relative(root, path).split(sep)[1] ?? '') &&
        all.some(({ status }) => status !== 'skipped'),
    )
    if (own.length === 0) continue
    const began = Math.min(...own.map(({ startTime }) => startTime))
    const took = (Math.max(...own.map(({ endTime }) => endTime)) - began) / 1000
    say(`${took > seconds ? '!' : '✓'} ${name}: ${took.toFixed(0)} s of ${seconds} s, ${own.length} files`)
  }
}

/** Counts what vitest's own report says; a file that could not be read and an error outside any test are failures too. */
async function tests() {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-tests-'))
  const report = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const some = isWhole ? [] : ['--tags-filter=!whole']
    const { ok } = await run('vitest', ['run', ...reporters, ...some, ...filters], { aloud: true })
    const seen = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
    const files = seen?.testResults ?? []
    spent(files)
    const unread = files.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length
    const failed = (seen?.numFailedTests ?? 0) + unread
    count.passed += seen?.numPassedTests ?? 0
    count.failed += !ok && failed === 0 ? 1 : failed
    count.skipped += (seen?.numPendingTests ?? 0) + (seen?.numTodoTests ?? 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const lacking = await ensureTools(say)
if (lacking) {
  say(lacking)
  count.failed += 1
} else {
  // None of them needs another; each leaves a core idle at times.
  await Promise.all([
    stage('format and lint', () => run('biome', ['check', '--max-diagnostics=100', '.'])),
    stage('types', () => run('tsc', ['-b', '--singleThreaded'])),
    stage('dead code', () => run('knip', ['--no-progress'])),
    stage('build', build),
  ])
  await tests()
}

const skipped =
  count.skipped > 0 ? `, ${count.skipped} ${isWhole ? 'skipped' : 'left to npm run test:whole'}` : ''
say(`${count.passed} passed, ${count.failed} failed${skipped}`)
process.exitCode = count.failed > 0 ? 1 : 0
