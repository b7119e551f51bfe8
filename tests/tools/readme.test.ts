/** What README promises is what the code has. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { KEYS } from '../../control/keymap.ts'
import { VARIABLES } from '../../server/config.ts'

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('| '))

it('lists every environment variable in the words of the code, and no other', () => {
  const listed = rows.filter((row) => /^\| `[A-Z_]+` \|/.test(row))
  expect(listed).toEqual(Object.entries(VARIABLES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`))
})

it('lists every key of the control panel', () => {
  const caps = KEYS.flatMap((key) => key.caps)
  for (const cap of caps) expect(readme, cap).toContain(`<kbd>${cap}</kbd>`)
})

it('has both commands, each on one line', () => {
  expect(readme).toContain('\nnpm ci && npm start\n')
  expect(readme).toContain('\nnpm ci && npm test\n')
})
