/** The house itself: which room may know which, no rounds of imports, no file too long to be read at once. */
import { builtinModules } from 'node:module'
import { expect, it } from 'vitest'
import { filesOf, pathOf, ROOMS, roundIn, sourceOf, specifiersIn } from '../helpers/import-graph.ts'

const sources = new Map(ROOMS.flatMap(filesOf).map((file) => [file, sourceOf(file)]))
const roomOf = (file: string) => file.split('/')[0] ?? ''

/** Files with more than 300 lines, each with the reason why it is not two. */
const LONG: Readonly<Record<string, string>> = {}

it('no file has more than 300 lines, but those that say why', () => {
  const long = [...sources].filter(([, text]) => text.split('\n').length - 1 > 300).map(([file]) => file)
  expect(long).toEqual(Object.keys(LONG))
  expect(sources.size).toBeGreaterThan(1000)
})

const ARROWS: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  // What is started was built before.
  server: ['server', 'shared', 'dist'],
  display: ['display', 'shared'],
  control: ['control', 'shared'],
  tests: ['tests', 'shared', 'server', 'display', 'control'],
}

/** Names by which a room's files lead into another room, where no arrow does. */
const strayed = (files: Iterable<[string, string]>) =>
  [...files].flatMap(([file, source]) =>
    specifiersIn(source, true).flatMap((name) => {
      const path = pathOf(name, file)
      return path !== null && !ARROWS[roomOf(file)]?.includes(roomOf(path)) ? [`${file} → ${path}`] : []
    }),
  )

it('imports go along the arrows only: server, display and control know shared and themselves, shared itself alone', () => {
  expect(strayed(sources)).toEqual([])
  // The twin: the same search sees what goes across.
  expect(
    strayed([
      ['control/desk.ts', "import { x } from '../display/stage/x.ts'"],
      ['shared/decide/x.ts', "import type { Y } from '../../server/core.ts'"],
      ['display/stage/x.ts', "const y = await import('../../control/y.ts')"],
      ['server/x.ts', "import { z } from '#shared/z'"],
    ]),
  ).toEqual([
    'control/desk.ts → display/stage/x.ts',
    'shared/decide/x.ts → server/core.ts',
    'display/stage/x.ts → control/y.ts',
  ])
})

it('shared/ is built of TypeBox and hashes alone, and pages of no module of Node', () => {
  const libraries = (room: string) =>
    new Set(
      [...sources]
        .filter(([file]) => roomOf(file) === room && file.endsWith('.ts'))
        .flatMap(([file, source]) =>
          specifiersIn(source, true).filter((name) => pathOf(name, file) === null),
        ),
    )
  expect(
    [...libraries('shared')].filter((name) => !/^(typebox(\/value)?|@noble\/hashes\/.+)$/.test(name)),
  ).toEqual([])
  const ofNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
  for (const room of ['display', 'control']) expect([...libraries(room)].filter(ofNode)).toEqual([])
  expect([...libraries('server')].some(ofNode)).toBe(true)
})

it('no file imports itself by way of others', () => {
  const imports = new Map(
    [...sources].map(([file, source]) => [
      file,
      specifiersIn(source).flatMap((name) => pathOf(name, file) ?? []),
    ]),
  )
  expect(roundIn(imports)).toBeNull()
  expect([...imports.values()].flat().length).toBeGreaterThan(4000)
  expect(
    roundIn(
      new Map([
        ['a', ['b']],
        ['b', ['c', 'd']],
        ['d', ['b']],
        ['c', []],
      ]),
    ),
  ).toEqual(['b', 'd', 'b'])
})

/** Functions that other files may call, each with the line before it. */
const exported = (source: string): { name: string; before: string }[] => {
  const lines = source.split('\n')
  return lines.flatMap((line, at) => {
    const isFunction = /^export (async )?function (\w+)/.exec(line)?.[2]
    const isArrow = /^export const (\w+)\b/.exec(line)?.[1]
    // The arrow may stand some lines below a long list of parameters, but always behind a parenthesis or a single name.
    const head = lines.slice(at, at + 8).join(' ')
    const name =
      isFunction ??
      (isArrow && /^export const \w+\s*=\s*(async )?(<[^>]*>)?(\(|\w+ =>)/.test(head) ? isArrow : null)
    return name && (isFunction || head.includes('=>')) ? [{ name, before: lines[at - 1]?.trim() ?? '' }] : []
  })
}
const unsaid = (source: string) =>
  exported(source).flatMap(({ name, before }) => (before.endsWith('*/') ? [] : [name]))

it('what a function that others call leaves unsaid by its name and types stands above it', () => {
  const ours = [...sources].filter(([file]) => file.endsWith('.ts') && roomOf(file) !== 'tests')
  expect(ours.flatMap(([, source]) => exported(source)).length).toBeGreaterThan(1300)
  expect(ours.flatMap(([file, source]) => unsaid(source).map((name) => `${file}: ${name}`))).toEqual([])
  // The twin.
  const [first, second, third] = [
    'export function one() {}',
    'export const two = (a: A) => a',
    'export const n = 2',
  ]
  expect(
    unsaid([first, second, third, '/** Said. */', 'export const three = async () => 1'].join('\n')),
  ).toEqual(['one', 'two'])
})
