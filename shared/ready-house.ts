/** The ready check of the house: screens, disk, log, key, people. */
import { type BackupStanding, backupSentence } from './backup.ts'
import type { Role } from './people.ts'
import type { ScreenReport } from './protocol.ts'
import { counted, fixAt, line, named, type ReadyLine } from './ready.ts'
import { isCounted } from './screens.ts'
import type { Settings } from './show-file.ts'

export interface HouseFacts {
  readonly show: string
  readonly screens: readonly ScreenReport[]
  /** Free and all bytes of the disk that the data folder lies on; null where nobody can say. */
  readonly disk: { readonly free: number; readonly size: number } | null
  /** What came of writing to the log: how long it took to be durable, or why it did not. */
  readonly log: { readonly ms: number } | { readonly problem: string }
  readonly keeper: 'file' | 'redis'
  /** Whether the seal key opens an envelope of this show; `tried` where none is sealed, and one made for this was. */
  readonly key: 'opens' | 'tried' | 'closed'
  /** A copy of the key was taken away, so that it outlives this machine. */
  readonly keyCopied: boolean
  readonly backup: BackupStanding
  /** The emergency pack: of the show as it is now, of it as it was before, or never made. */
  readonly pack: 'current' | 'older' | 'none'
  /** Everybody who can sign in by name. */
  readonly people: readonly Role[]
  /** Desks signed in by a key that names nobody. */
  readonly lent: readonly Role[]
  readonly settings: Pick<Settings, 'twoPerson' | 'twoPersonSealing'>
}

/** In this order at every check, what is well among it; a mirror is no screen of the room. */
export const houseLines = (facts: HouseFacts): ReadyLine[] => [
  ...screenLines(facts),
  diskLine(facts.disk),
  logLine(facts),
  keyLine(facts.key),
  copyLine(facts.keyCopied),
  backupLine(facts.backup),
  packLine(facts.pack),
  ...peopleLines(facts),
]

const room = (id: string, state: ReadyLine['state'], sentence: string, wrong = state !== 'ok') =>
  line('room', id, state, sentence, wrong ? fixAt('screens', 'Open the screens') : null)
const house = (id: string, state: ReadyLine['state'], sentence: string, fix: ReadyLine['fix'] = null) =>
  line('house', id, state, sentence, fix)

/** A clock further off than this, in milliseconds, changes its picture visibly before or after the others. */
const WORST_CLOCK = 25

function screenLines({ screens, show }: HouseFacts): ReadyLine[] {
  const counts = screens.filter(({ setup }) => isCounted(setup.layout))
  if (counts.length === 0) return [room('screens', 'problem', 'No screen is paired.')]
  const names = (which: (screen: ScreenReport) => boolean) =>
    counts.filter(which).map(({ setup }) => setup.name)
  const away = names(({ connected, stale }) => !connected || stale)
  const elsewhere = names(({ setup }) => setup.show !== null && setup.show !== show)
  const lines = [
    away.length > 0
      ? room(
          'screens',
          'problem',
          counts.length === 1
            ? `The only screen is not there: ${named(away)}.`
            : `${away.length} of ${counts.length} screens not there: ${named(away)}.`,
        )
      : room('screens', 'ok', `${counted(counts.length, 'screen')}, all connected.`),
  ]
  if (elsewhere.length > 0)
    lines.push(room('elsewhere', 'warning', `Told to show another show: ${named(elsewhere)}.`))
  const here = counts.filter(({ connected, stale }) => connected && !stale)
  return here.length === 0 ? lines : [...lines, clockLine(here), versionLine(here), ...lackLines(here)]
}

const namesOf = (screens: readonly ScreenReport[]): string => named(screens.map(({ setup }) => setup.name))

function clockLine(here: readonly ScreenReport[]): ReadyLine {
  const silent = here.filter(({ clockError }) => clockError === null)
  const off = here.filter(({ clockError }) => clockError !== null && clockError > WORST_CLOCK)
  if (off.length > 0)
    return room(
      'clocks',
      'warning',
      `The clock may be off by more than ${WORST_CLOCK} ms on ${namesOf(off)}: its link is slow.`,
    )
  if (silent.length > 0) return room('clocks', 'unknown', `Not heard how the clock is on ${namesOf(silent)}.`)
  const worst = Math.ceil(Math.max(...here.map(({ clockError }) => clockError ?? 0)))
  return room('clocks', 'ok', `All clocks agree within ${worst} ms.`)
}

function versionLine(here: readonly ScreenReport[]): ReadyLine {
  const versions = new Set(here.map(({ version }) => version))
  return versions.size > 1
    ? room('versions', 'warning', 'The screens run different builds of their page; reload them all.')
    : room('versions', 'ok', 'All screens run the same build.')
}

function lackLines(here: readonly ScreenReport[]): ReadyLine[] {
  const weak = here.filter(({ lacks }) => lacks.some((lack) => lack !== 'wake-lock'))
  const sleepy = here.filter(({ lacks }) => lacks.includes('wake-lock'))
  return [
    ...(weak.length > 0
      ? [room('offline', 'warning', `Reloaded without the server, these would stay empty: ${namesOf(weak)}.`)]
      : []),
    ...(sleepy.length > 0
      ? [room('sleep', 'warning', `May fall asleep unless the machine is told not to: ${namesOf(sleepy)}.`)]
      : []),
  ]
}

const MB = 1024 * 1024
const GB = 1024 * MB

function diskLine(disk: HouseFacts['disk']): ReadyLine {
  if (disk === null) return house('disk', 'unknown', 'How much room is left on the disk cannot be told here.')
  const left = disk.free >= GB ? `${(disk.free / GB).toFixed(1)} GB` : `${Math.floor(disk.free / MB)} MB`
  if (disk.free < 256 * MB)
    return house('disk', 'problem', `The disk is nearly full: ${left} left. A full disk stops the show.`)
  if (disk.free < GB) return house('disk', 'warning', `The disk is filling up: ${left} left.`)
  return house('disk', 'ok', `${left} left on the disk.`)
}

/** A take waits for the log; from here on somebody at the desk would feel it, in milliseconds. */
const SLOW_LOG = 50
const UNUSABLE_LOG = 500

function logLine({ log, keeper }: HouseFacts): ReadyLine {
  const where = keeper === 'redis' ? 'Redis' : 'the disk'
  if ('problem' in log) return house('log', 'problem', log.problem)
  const ms = log.ms < 1 ? 'less than 1 ms' : `${Math.round(log.ms)} ms`
  const says = `The log is durable on ${where} within ${ms}`
  if (log.ms > UNUSABLE_LOG) return house('log', 'problem', `${says}: every take would wait so long.`)
  if (log.ms > SLOW_LOG)
    return house('log', 'warning', `${says}; that is slow. Is something else busy there?`)
  const safe = keeper === 'redis' ? ', and its settings lose nothing' : ''
  return house('log', 'ok', `${says}${safe}.`)
}

function keyLine(key: HouseFacts['key']): ReadyLine {
  switch (key) {
    case 'opens':
      return house('key', 'ok', 'The seal key opens the envelopes of this show.')
    case 'tried':
      return house('key', 'ok', 'The seal key seals and opens; nothing of this show is sealed yet.')
    case 'closed':
      return house(
        'key',
        'problem',
        'The seal key does not open the envelopes of this show: bring the key they were sealed with.',
        fixAt('key', 'Bring the key'),
      )
  }
}

function copyLine(isCopied: boolean): ReadyLine {
  if (isCopied) return house('key-copy', 'ok', 'A copy of the seal key was taken away.')
  return house(
    'key-copy',
    'warning',
    'No copy of the seal key was taken away: were this machine lost, so were the sealed results.',
    fixAt('key', 'Take a copy'),
  )
}

function backupLine(backup: BackupStanding): ReadyLine {
  switch (backup.state) {
    case 'off':
      return house('backup', 'warning', 'No backup folder is set: were this machine lost, so were the show.')
    case 'starting':
      return house('backup', 'unknown', `Not heard yet how the backup in ${backup.folder} is.`)
    case 'trouble':
      return house('backup', 'problem', backupSentence(backup.trouble) ?? '')
    case 'current':
      return backup.sameDisk
        ? house(
            'backup',
            'warning',
            `Every commit is copied to ${backup.folder}, which lies on the same disk as the data: is its own disk mounted?`,
          )
        : house('backup', 'ok', `Every commit is copied to ${backup.folder}.`)
  }
}

function packLine(pack: HouseFacts['pack']): ReadyLine {
  const fix = fixAt('pack', 'Make the pack')
  switch (pack) {
    case 'current':
      return house('pack', 'ok', 'An emergency pack of the show as it is now was made.')
    case 'older':
      return house('pack', 'warning', 'The show has changed since its emergency pack was made.', fix)
    case 'none':
      return house(
        'pack',
        'warning',
        'No emergency pack was made: a folder that runs the evening without this server.',
        fix,
      )
  }
}

function peopleLines({ people, lent, settings }: HouseFacts): ReadyLine[] {
  const fix = fixAt('people', 'Open the people')
  const alone = people.length === 0 ? 'Nobody has an account' : 'No producer has an account'
  const known = people.includes('producer')
    ? house('people', 'ok', `${counted(people.length, 'person', 'people')} can sign in by name.`)
    : house(
        'people',
        'warning',
        `${alone}: should this desk be signed out, only the server’s next start prints a key.`,
        fix,
      )
  if (settings.twoPerson !== true && settings.twoPersonSealing !== true) return [known]
  const all = [...people, ...lent]
  const moves = all.filter((role) => role === 'producer' || role === 'operator').length
  const confirms = all.filter((role) => role === 'producer' || role === 'scrutineer').length
  const both = moves > 0 && confirms > 0 && all.filter((role) => role !== 'editor').length > 1
  return [
    known,
    both
      ? house('two-person', 'ok', 'Two people are there for what takes two.')
      : house(
          'two-person',
          'problem',
          'Reveals or seals take two people here, and there are not two who may.',
          fix,
        ),
  ]
}
