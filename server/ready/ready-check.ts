/** Gathers what the ready check has to know of a show and of this house, and says it line by line. Slow where it must be; the room goes first. */
import { statfs } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { ShowId } from '#shared/ids'
import type { ImageOf } from '#shared/images'
import { instantOn } from '#shared/planned-start'
import type { ScreenReport } from '#shared/protocol'
import type { ReadyReport } from '#shared/ready'
import { type HouseFacts, houseLines } from '#shared/ready-house'
import { type ShowFacts, showLines } from '#shared/ready-show'
import type { Ceremony, ShowFile } from '#shared/show-file'
import { isOver } from '#shared/shows-view'
import type { ShowState } from '#shared/state'
import { type KeepingWorld, openShow, rehearsalsOf } from '../keeping/keeping.ts'
import { packMark } from '../pack/make-pack.ts'
import type { Registry } from '../registry/registry.ts'
import type { Shows } from '../shows.ts'
import type { Vault } from '../vault/vault.ts'
import { VaultClosed } from '../vault/vault.ts'
import { aheadIn } from '../zones.ts'

export interface ReadyWorld extends Pick<KeepingWorld, 'shows' | 'logs' | 'images' | 'now'> {
  readonly registry: Pick<Registry, 'roll' | 'sessions' | 'noted'>
  readonly screens: () => readonly ScreenReport[]
  readonly vault: Vault
  readonly keyCopied: () => Promise<boolean>
  readonly backup: () => HouseFacts['backup']
  readonly dataFolder: string
  readonly keeper: () => HouseFacts['keeper']
}

/** The check of a show, and of its performance if it is a rehearsal; null where there is no such show. */
export async function readyCheck(world: ReadyWorld, asked: ShowId): Promise<ReadyReport | null> {
  const { shows, now } = world
  const of = openShow(shows, asked)?.showFile.rehearsal?.of
  const source = openShow(shows, of ?? asked) ?? openShow(shows, asked)
  if (!source) return null
  const { state, showFile, runner } = source
  const facts: ShowFacts = {
    state,
    missingPictures: await missingPictures(world, showFile),
    rehearsals: rehearsalsOf(shows, runner.show).flatMap(rehearsed),
    now: now(),
    ...timesOf(showFile.ceremony),
    onAir: onAirOf(shows, runner.show),
    brokenAt: runner.chain().brokenAt,
  }
  const lines = [...showLines(facts), ...houseLines(await houseFacts(world, runner.show, state, showFile))]
  return { show: runner.show, ceremony: showFile.ceremony.name, at: now(), lines }
}

async function houseFacts(
  world: ReadyWorld,
  show: ShowId,
  state: ShowState,
  { settings }: ShowFile,
): Promise<HouseFacts> {
  const { accounts } = await world.registry.roll()
  const sessions = await world.registry.sessions()
  return {
    show,
    screens: world.screens(),
    disk: await diskOf(world.dataFolder),
    log: await world.logs.probe().then(
      (ms) => ({ ms }),
      (error: unknown) => ({
        problem: error instanceof Error ? error.message : 'The log cannot be written.',
      }),
    ),
    keeper: world.keeper(),
    key: keyOf(world.vault, show, state),
    keyCopied: await world.keyCopied(),
    backup: world.backup(),
    pack: packOf(await world.registry.noted('packed'), show, packMark(state)),
    people: accounts
      .filter(({ disabled, password }) => !disabled && password !== null)
      .map(({ role }) => role),
    lent: sessions.filter(({ account }) => account === null).map(({ role }) => role),
    settings,
  }
}

const rehearsed = (runner: ReturnType<typeof rehearsalsOf>[number]): ShowFacts['rehearsals'] => {
  const state = runner.shown()
  return state.showFile === null
    ? []
    : [{ showFile: state.showFile, began: state.pointer !== null, over: isOver(state) }]
}

function onAirOf(shows: Shows, show: ShowId): ShowFacts['onAir'] {
  const onAir = shows.runner(null)
  if (onAir === null) return 'nothing'
  if (onAir.show === show) return 'this'
  return onAir.shown().showFile?.rehearsal?.of === show ? 'its-rehearsal' : 'another'
}

const packOf = (marks: readonly string[], show: ShowId, mark: string): HouseFacts['pack'] => {
  if (marks.includes(`${show} ${mark}`)) return 'current'
  return marks.some((known) => known.startsWith(`${show} `)) ? 'older' : 'none'
}

const HALF_DAY = 12 * 3_600_000

/** Doors that open later in the day than the evening begins open the day before. */
function timesOf(ceremony: Ceremony): Pick<ShowFacts, 'startsAt' | 'doorsAt'> {
  const ahead = aheadIn(ceremony.timeZone)
  const on = (time: string | undefined) => (time === undefined ? null : instantOn(ceremony.date, time, ahead))
  const startsAt = on(ceremony.startsAt)
  const doors = on(ceremony.doorsAt)
  const early = doors !== null && startsAt !== null && doors > startsAt
  return { startsAt, doorsAt: early ? doors - 2 * HALF_DAY : doors }
}

async function missingPictures({ images }: ReadyWorld, file: ShowFile): Promise<string[]> {
  const missing: string[] = []
  for (const { of, image } of file.images ?? []) {
    if ((await images.image(image)) === null) missing.push(nameOf(file, of))
    await setImmediate()
  }
  return missing
}

function nameOf(file: ShowFile, of: ImageOf): string {
  if (of.kind === 'sponsor' || of.kind === 'entrant') return of.name
  if (of.kind !== 'entry') return of.kind === 'ceremony' ? 'the ceremony' : 'the background'
  const category = file.categories.find(({ id }) => id === of.category)
  return category?.entries.find(({ id }) => id === of.entry)?.entrant ?? of.entry
}

async function diskOf(folder: string): Promise<HouseFacts['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return null
  }
}

/** Opens one envelope of the show and forgets what it held; where none is sealed, one that was made for it. */
function keyOf(vault: Vault, show: ShowId, { results }: ShowState): HouseFacts['key'] {
  try {
    for (const [category, levels] of Object.entries(results)) {
      for (const [level, known] of Object.entries(levels)) {
        if (known.status !== 'sealed') continue
        vault.open(show, { category, level, version: known.version }, known.box)
        return 'opens'
      }
    }
    const ref = { category: 'ready-check', level: 'test', version: 1 }
    const { envelope } = vault.seal(show, { ...ref, result: { entries: [], citation: null } })
    vault.open(show, ref, envelope.box)
    return 'tried'
  } catch (error) {
    if (error instanceof VaultClosed) return 'closed'
    throw error
  }
}
