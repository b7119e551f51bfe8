/** `npm run audit`: known advisories against what the lockfile names. Says so where the advisory service cannot be asked; 0 nothing known, 1 something, 2 not asked. */
import { spawnSync } from 'node:child_process'

const say = (line) => process.stdout.write(`${line}\n`)

/** What an advisory says of one package, in a line. */
const lineOf = ({ name, severity, range, via, fixAvailable }) => {
  const titles = via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title)).join('; ')
  const fix = fixAvailable ? 'a fixed version is there' : 'there is no fixed version yet'
  return `  ${severity.padEnd(8)} ${name} ${range}: ${titles} (${fix})`
}

function asked(...more) {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...more], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  try {
    const said = JSON.parse(stdout)
    return said.vulnerabilities
      ? { found: Object.values(said.vulnerabilities), packages: said.metadata?.dependencies?.total }
      : { problem: said.message ?? said.error?.summary ?? 'it gave no answer' }
  } catch {
    return { problem: 'npm gave no answer' }
  }
}

const all = asked()
if ('problem' in all) {
  say(`The advisory service could not be asked, and nothing was checked: ${all.problem}`)
  process.exit(2)
}
if (all.found.length === 0) {
  say(`No advisory is known for any of the ${all.packages ?? ''} packages in package-lock.json.`)
  process.exit(0)
}
const running = asked('--omit=dev')
const names = new Set('found' in running ? running.found.map(({ name }) => name) : [])
const inUse = all.found.filter(({ name }) => names.has(name))
const building = all.found.filter(({ name }) => !names.has(name))
for (const [what, found] of [
  ['What runs on the night', inUse],
  ['What only builds and tests', building],
]) {
  say(`${what}: ${found.length === 0 ? 'nothing is known.' : ''}`)
  for (const one of found) say(lineOf(one))
}
process.exit(1)
