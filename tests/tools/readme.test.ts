/** What README and the guides promise is what the code has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { KEYS } from '../../control/keymap.ts'
import { VARIABLES } from '../../server/config.ts'
import { written } from '../setup/readme-parts.ts'
import { PICTURES } from '../setup/take-screenshots.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const readme = read('README.md')
const GUIDES = ['README.md', 'CHANGELOG.md', 'shared/RULES.md', 'shared/PROTOCOL.md'].concat(
  ['control', 'server', 'display', 'tests'].map((folder) => `${folder}/README.md`),
)
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

it('lists every environment variable in the words of the code, and no other: npm run readme writes them', () => {
  expect(written(readme)).toBe(readme)
  const listed = readme.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line))
  expect(listed.length).toBe(Object.keys(VARIABLES).length)
  const other = readme.replace('Port of the live blog', 'Port of the blog')
  expect(written(other)).toBe(readme)
  expect(() => written('')).toThrow('no marks')
})

it('lists every key of the control panel', () => {
  const caps = KEYS.flatMap((key) => key.caps)
  for (const cap of caps) expect(readme, cap).toContain(`<kbd>${cap}</kbd>`)
})

it('has both commands, each on one line', () => {
  expect(readme).toContain('\nnpm ci && npm start\n')
  expect(readme).toContain('\nnpm ci && npm test\n')
})

it('shows three pictures of the sample, each with words for whoever does not see it', () => {
  const shown = [...readme.matchAll(/!\[([^\]]*)\]\((\.readme\/(\w+)\.webp)\)/g)]
  expect(shown.map(([, , , name]) => name).toSorted()).toEqual([...PICTURES].toSorted())
  for (const [, words = '', path = ''] of shown) {
    expect(words.length).toBeGreaterThan(20)
    const bytes = readFileSync(join(ROOT, path))
    // As the format has it: what it is, and its width.
    expect(bytes.toString('latin1', 8, 16)).toBe('WEBPVP8 ')
    expect(bytes.readUInt16LE(26)).toBeGreaterThan(1100)
  }
  expect(readdirSync(join(ROOT, '.readme')).length).toBe(PICTURES.length)
})

/** As GitHub names a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (file: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

it.each(GUIDES)('every way from %s leads somewhere', (file) => {
  const ways = [...read(file).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, way = '']) => way)
  for (const way of ways) {
    const [path = '', anchor] = way.split('#')
    const target = path === '' ? file : join(dirname(file), path)
    expect([way, existsSync(join(ROOT, target))]).toEqual([way, true])
    if (anchor !== undefined) expect(anchorsIn(target), way).toContain(anchor)
  }
})

it('every command that is named is there, and every one that is there is named', () => {
  const texts = GUIDES.map(read).join('\n')
  const named = new Set([...texts.matchAll(/npm run ([a-z][a-z:-]*[a-z])/g)].map(([, name]) => name))
  expect([...named].filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([])
  const silent = Object.keys(scripts).filter((name) => !named.has(name) && !['start', 'test'].includes(name))
  expect(silent).toEqual([])
})

it('the unit for systemd starts what the build makes, and sets only variables there are', () => {
  const unit = /```ini\n([^`]*)```/.exec(readme)?.[1] ?? ''
  const variables = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
    [...line.matchAll(/(\w+)=/g)].map(([, name]) => name),
  )
  expect(variables).toEqual(['NODE_ENV', 'ENVELOPE_DATA'])
  expect(Object.keys(VARIABLES)).toContain(variables[1])
  expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/server\/supervisor\.js$/m)
  // What the account may write to is what it is told to write to.
  const data = /ENVELOPE_DATA=\/var\/lib\/(\S+)/.exec(unit)?.[1]
  expect(unit).toMatch(new RegExp(`^StateDirectory=${data}$`, 'm'))
})
