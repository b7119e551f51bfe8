/** The programs the tests need beside Node: where they are, and how they get here. */
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'

/** The first draws what the others draw, without their windows: the tests take half the work. */
const CHROMIUMS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

const TOOLS = [
  {
    variable: 'REDIS_SERVER',
    names: ['redis-server'],
    places: ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin'],
    apt: ['redis-server'],
    advice: 'redis-server (Redis 7 or newer)',
  },
  {
    variable: 'CHROMIUM',
    names: CHROMIUMS,
    places: ['/usr/bin', '/usr/local/bin', '/Applications/Chromium.app/Contents/MacOS'],
    apt: ['chromium-headless-shell', 'chromium'],
    advice: 'a Chromium (npx playwright install chromium)',
  },
  {
    variable: 'STRACE',
    names: ['strace'],
    places: ['/usr/bin', '/usr/local/bin'],
    apt: ['strace'],
    advice: 'strace',
    only: 'linux',
  },
]

function runnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Playwright's own download, if it was made. */
async function playwrightChromium() {
  const { chromium } = await import('playwright').catch(() => ({}))
  const path = chromium?.executablePath()
  return path && existsSync(path) ? path : null
}

/** The path of a tool: from its variable, the search path or the usual places; null if it is nowhere. */
async function find({ variable, names, places }) {
  const given = process.env[variable]
  if (given) return runnable(given) ? given : null
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places].filter((folder) => folder !== '')
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable)
  return found ?? (variable === 'CHROMIUM' ? await playwrightChromium() : null)
}

/** Whether it is there and runs: Ubuntu's chromium package is a stub that only points to a snap. */
const runs = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

/** Whether packages may be installed here: "debian", "like" for its relatives, or null. */
function packagesOf() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return null
  const words = readFileSync('/etc/os-release', 'utf8')
  if (/^ID=debian$/m.test(words)) return 'debian'
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(words) ? 'like' : null
}

const hasFonts = () =>
  ['/usr/share/fonts', '/usr/local/share/fonts'].some(
    (folder) =>
      existsSync(folder) && execFileSync('find', [folder, '-name', '*.[ot]t[fc]']).toString().trim() !== '',
  )

/** `wanted` are lists of packages: of each the first there is. Answers what went wrong. */
function aptInstall(wanted, say) {
  // RUNLEVEL=1: the package's own Redis service is not to be started.
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
  apt('update')
  const isThere = (name) =>
    /Candidate: [^(\s]/.test(spawnSync('apt-cache', ['policy', name], { env, encoding: 'utf8' }).stdout)
  const packages = wanted.map((names) => names.find(isThere) ?? names.at(-1))
  say(`Installing ${packages.join(', ')} with apt-get`)
  const done = apt('install', '-y', '--no-install-recommends', ...packages)
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}`.trim()
}

/**
 * Finds every tool, installs the missing ones where that is possible (Debian or Ubuntu, as root),
 * and puts their paths into the environment for the tests. The answer is one sentence if something is still missing.
 */
export async function ensureTools(say) {
  const wanted = TOOLS.filter(({ only }) => only === undefined || only === process.platform)
  const system = packagesOf()
  const missing = []
  const improvable = []
  for (const tool of wanted) {
    const path = await find(tool)
    if (!path) missing.push(tool)
    else if (system === 'debian' && basename(path) !== tool.names[0]) improvable.push(tool)
  }
  const installable = [...missing, ...improvable].filter(({ variable }) => !process.env[variable])
  if (installable.length > 0 && system !== null) {
    const fonts = installable.some(({ variable }) => variable === 'CHROMIUM') && !hasFonts()
    const packages = [...installable.map(({ apt }) => apt), ...(fonts ? [['fonts-noto-core']] : [])]
    const trouble = aptInstall(packages, say)
    if (trouble) say(trouble)
  }
  const lacking = []
  for (const tool of wanted) {
    const path = await find(tool)
    if (!path || (missing.includes(tool) && !runs(path))) lacking.push(tool)
    else process.env[tool.variable] = path
  }
  if (lacking.length === 0) return null
  const set = lacking.map(({ variable }) => `$${variable}`).join(', ')
  return `The tests need ${lacking.map(({ advice }) => advice).join(' and ')}: install it, or name its path in ${set}.`
}
