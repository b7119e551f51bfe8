import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Command } from '#shared/commands'
import { may, ROLES } from '#shared/people'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { REFUSALS } from '#shared/refusals'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../shared', file), 'utf8')
const rules = read('RULES.md')
const protocol = read('PROTOCOL.md')

/** The text under one heading. */
function section(page: string, heading: string): string {
  const found = page.split(/^## /m).find((part) => part.startsWith(heading))
  if (found === undefined) throw new Error(`No section ${heading}`)
  return found
}

/** The body rows of the one table in a text, as cells. */
const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.slice(2, -2).split(' | '))

const bare = (cell: string | undefined) => (cell ?? '').replaceAll(/[`*]/g, '')
const kinds = Command.anyOf.map((branch) => branch.properties.kind.const)

describe('RULES.md', () => {
  it('lists every law once, and no other', () => {
    const laws = ['L1', 'L2', 'L3', 'T1', 'T2', 'T3', 'E1', 'E2', 'S1', 'S2', 'F1', 'F2', 'I1']
    expect(rows(section(rules, 'Laws')).map(([law]) => bare(law))).toEqual(laws)
  })

  it('lists every command with those who may issue it', () => {
    const table = rows(section(rules, 'Commands'))
    expect(table.map(([kind]) => bare(kind))).toEqual(kinds)
    for (const [kind, who] of table) {
      const allowed = [...ROLES, 'clock' as const].filter((role) =>
        may(role, bare(kind) as (typeof kinds)[number]),
      )
      expect(who, kind).toBe(allowed.join(', '))
    }
  })

  it('lists every refusal with its sentence, and no other', () => {
    const table = rows(section(rules, 'Refusals')).map(([code, sentence]) => [bare(code), sentence])
    expect(table).toEqual(Object.entries(REFUSALS))
  })
})

describe('PROTOCOL.md', () => {
  const source = read('protocol.ts')

  /** The event names of an interface of the wire, as its source has them. */
  function eventsOf(name: string): string[] {
    const body = new RegExp(`export interface ${name} \\{([^}]*)\\}`).exec(source)?.[1]
    if (body === undefined) throw new Error(`No interface ${name}`)
    return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, event]) => event ?? '')
  }

  it.each([
    ['`/control`', 'Control'],
    ['`/stage`', 'Stage'],
    ['`/live`', 'Live'],
  ])('%s: every event, each way, and no other', (heading, name) => {
    const table = rows(section(protocol, heading)).map(([event, way]) => `${bare(event)} ${way}`)
    const code = [
      ...eventsOf(`${name}Up`).map((e) => `${e} up`),
      ...eventsOf(`${name}Down`).map((e) => `${e} down`),
    ]
    expect(table.toSorted()).toEqual(code.toSorted())
  })

  it('every namespace of the code is on the page', () => {
    const names = [...source.matchAll(/export interface (\w+)(?:Up|Down) /g)].map(([, name]) =>
      name?.toLowerCase(),
    )
    expect([...new Set(names)]).toEqual(['control', 'stage', 'press', 'live'])
    expect([...protocol.matchAll(/^## `\/(\w+)`/gm)].map(([, name]) => name)).toEqual([
      'control',
      'stage',
      'press',
      'live',
    ])
  })

  it('lists every kind of command', () => {
    const listed = section(protocol, 'Commands').match(/^`open-show`.*$/m)?.[0] ?? ''
    expect(listed.split(', ').map(bare)).toEqual(kinds)
  })

  it('names the version, and its history ends there', () => {
    expect(protocol).toContain(`Protocol version ${PROTOCOL_VERSION} `)
    expect(rows(section(protocol, 'History')).at(-1)?.[0]).toBe(String(PROTOCOL_VERSION))
  })

  it('names only refusals there are', () => {
    for (const code of ['too-old', 'malformed', 'unknown-message']) {
      expect(Object.keys(REFUSALS)).toContain(code)
      expect(protocol).toContain(`\`${code}\``)
    }
  })
})
