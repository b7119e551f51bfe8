/** Where everything comes from: locked, without programs that run while it is installed, listed by a command, and asked about. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly link?: boolean
  readonly inBundle?: boolean
}
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Each with the reason why nothing is missing where its script is not run. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  'node_modules/@photostructure/sqlite':
    'node-gyp-build looks whether a prebuilt file fits; they are all in the package, and are found again when it is loaded',
}

test('no package but those listed here wants to run a program when it is installed, and none of them may', () => {
  const wanting = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  expect(wanting.toSorted()).toEqual(Object.keys(INSTALL_SCRIPTS).toSorted())
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  // What it would have made is not there, and the log opens all the same in every test of this suite.
  expect(existsSync(join(ROOT, 'node_modules/@photostructure/sqlite/build'))).toBe(false)
  expect(existsSync(join(ROOT, 'node_modules/@photostructure/sqlite/prebuilds'))).toBe(true)
  // The image is built by the same rule.
  const first = /^COPY (.+)\nRUN npm ci$/m.exec(read('Dockerfile'))?.[1]
  expect(first).toBe('package.json package-lock.json .npmrc ./')
})

test('every package is named by version and checksum, but what builds Envelope on other platforms than the lockfile was made on', () => {
  expect(packages.length).toBeGreaterThan(100)
  const loose = packages.filter(
    ([, one]) => !one.link && !one.inBundle && !one.integrity?.startsWith('sha512-'),
  )
  expect(packages.filter(([, { version, link }]) => !version && !link)).toEqual([])
  expect(loose.filter(([, { dev, optional, os }]) => !(dev && optional && os)).map(([path]) => path)).toEqual(
    [],
  )
})

test('every base image is pinned to a whole version', () => {
  const images = [
    ...[...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image),
    ...[...read('docker-compose.yml').matchAll(/^ +image: (\S+)/gm)].map(([, image]) => image),
  ].filter((image) => image !== 'envelope')
  expect(images.length).toBe(5)
  for (const image of images)
    expect(image).toMatch(/^[a-z]+:\d+\.\d+\.\d+(-[a-z-]+)?(@sha256:[0-9a-f]{64})?$/)
})

test('`npm run sbom` lists what runs on the night, with versions and checksums', () => {
  const { stdout, status } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' })
  expect(status).toBe(0)
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string
    components: { name: string; version: string; hashes?: { alg: string }[] }[]
  }
  expect(bomFormat).toBe('CycloneDX')
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  for (const name of Object.keys(dependencies))
    expect(listed).toContain(`${name}@${lock.packages[`node_modules/${name}`]?.version}`)
  expect(components.every(({ hashes }) => hashes?.some(({ alg }) => alg === 'SHA-512'))).toBe(true)
  expect([...listed].some((one) => one.startsWith('vitest@'))).toBe(false)
})

const folder = mkdtempSync(join(tmpdir(), 'envelope-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command with an npm that answers so, to everything and to what runs on the night. */
function audited(everything: object | string, running: object | string = everything) {
  const text = (answer: object | string) => (typeof answer === 'string' ? answer : JSON.stringify(answer))
  writeFileSync(join(folder, 'all'), text(everything))
  writeFileSync(join(folder, 'running'), text(running))
  writeFileSync(
    join(folder, 'npm'),
    `#!/bin/sh\ncase "$*" in *--omit=dev*) cat ${folder}/running;; *) cat ${folder}/all;; esac\n`,
  )
  chmodSync(join(folder, 'npm'), 0o755)
  return spawnSync(process.execPath, [join(ROOT, 'tests/setup/audit.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` },
  })
}

const advisory = (name: string, severity: string) => ({
  [name]: { name, severity, range: '<2', via: [{ title: `A hole in ${name}` }], fixAvailable: true },
})
const answer = (vulnerabilities: object) => ({
  vulnerabilities,
  metadata: { dependencies: { total: 500 } },
})

test('`npm run audit` tells what is known, what of it runs on the night, and where it could not ask', () => {
  const none = audited(answer({}))
  expect([none.status, none.stdout]).toEqual([0, expect.stringContaining('any of the 500 packages')])
  const bad = audited(
    answer({ ...advisory('fastify', 'high'), ...advisory('vitest', 'low') }),
    answer(advisory('fastify', 'high')),
  )
  expect(bad.status).toBe(1)
  expect(bad.stdout).toMatch(
    /What runs on the night:[\s\S]*high +fastify <2: A hole in fastify[\s\S]*only builds[\s\S]*low +vitest/,
  )
  const away = audited({ message: '405 Method Not Allowed', statusCode: 405 })
  expect([away.status, away.stdout]).toEqual([2, expect.stringMatching(/could not be asked.*405/)])
  expect(audited('').status).toBe(2)
})
