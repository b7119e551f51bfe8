import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { Command } from '#shared/commands'
import { Commit } from '#shared/events'
import {
  AskClock,
  AskSince,
  CommandMessage,
  DeskHello,
  Hello,
  Painted,
  PROTOCOL_VERSION,
  ScreenHello,
} from '#shared/protocol'
import { ScreenWish } from '#shared/screens'

const hashOf = (...schemas: unknown[]) =>
  createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16)

const CHANGED =
  'A message changed its shape: raise PROTOCOL_VERSION, write it into PROTOCOL.md, and add its hash here.'

/** The wire as it was at every version, newest last. Never change an old line; `ScreenWish` counts from the third on, `DeskHello` from the fourth. */
const WIRE: Record<number, string> = {
  1: 'a89a5adea1c18c75',
  2: '04d4c79fa79bc480',
  3: 'e7cc6642a8446453',
  4: '14515e262cbc1a72',
  5: '84d1bf3b297b9ce4',
  6: '1203b3209e2408c3',
  7: '47a9ef30cb0003fd',
}

/** The log's record by format. A change needs a new format, an upcast and a golden log of its own. */
const RECORD: Record<number, string> = {
  1: '763dcc98b77a70fe',
  2: '0e47f4569aa035fa',
  3: 'bf5668daac533707',
  4: '48141beedf0014bd',
  5: '44061244ef14f6e7',
  6: 'efb97c3c961cf047',
}

it('a message that changes its shape raises the protocol version', () => {
  expect(
    hashOf(Command, Hello, ScreenHello, Painted, AskClock, AskSince, CommandMessage, ScreenWish, DeskHello),
    CHANGED,
  ).toBe(WIRE[PROTOCOL_VERSION])
  expect(Math.max(...Object.keys(WIRE).map(Number))).toBe(PROTOCOL_VERSION)
})

it('[L3] a record that changes its shape raises the format', () => {
  const format = Commit.properties.format.const
  expect(hashOf(Commit), 'The log record changed its shape: raise its format and upcast the old one.').toBe(
    RECORD[format],
  )
})
