/** Makes an emergency pack: looks into every envelope, which the log is told first, and seals what it found under a passphrase. */
import { createCipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import {
  PACK_CHECK,
  PACK_COST,
  type PackShow,
  type Place,
  packState,
  pagesOf,
  passphraseOf,
  placeWords,
  revealedPlaces,
  sealedPlaces,
  stageFileOf,
  stepsOf,
} from '#shared/emergency-pack'
import type { Instant } from '#shared/ids'
import { sealedCategories } from '#shared/paper'
import type { Actor } from '#shared/people'
import type { Refusal } from '#shared/refusals'
import { ENVELOPE_BYTES, type LevelResult } from '#shared/results'
import type { ShowFile } from '#shared/show-file'
import type { ShowState } from '#shared/state'
import type { ShowRunner } from '../show-runner.ts'
import type { DrawAsk } from './pages-main.ts'

export interface Pack {
  readonly show: PackShow
  /** The slides without results, for paper. */
  readonly slides: Buffer
}

export interface PackMaking {
  /** Draws pages in a process of its own; null if that broke. */
  readonly draw: (ask: DrawAsk) => Promise<Buffer | null>
  readonly now: () => number
  readonly newCommandId: () => string
}

const IV_BYTES = 12
/** Bytes a page with results takes up in the sealed file, whatever stands on it. */
const PAGE_BYTES = 64 * 1024
/** Pages beyond those of the rundown: a long roll stands on several. */
const MORE_PAGES = 8
const QUALITIES = [82, 60, 35]

/** Null where no show is open, or drawing it broke. Without a passphrase nobody looks into any envelope. */
export async function makePack(
  runner: ShowRunner,
  passphrase: string | null,
  by: Actor,
  making: PackMaking,
): Promise<Pack | { readonly refusal: Refusal } | null> {
  const before = runner.shown()
  const { showFile } = before
  if (!showFile) return null
  let found: PackShow['revealed'] = []
  if (passphrase !== null) {
    const looked = await lookInto(runner, showFile, by, making.newCommandId)
    if ('refusal' in looked) return looked
    found = looked
  }
  const clear = clearPart(runner.shown(), making.now())
  // What was sealed anew meanwhile was not looked into.
  const sealed = clear.sealed.filter((place) => found.some((one) => isSame(one, place)))
  const shut: PackShow = { ...clear, sealed }
  const slides = await making.draw({
    title: shut.file.ceremony.name,
    pages: pagesOf(shut, null),
    quality: 82,
  })
  if (!slides) return null
  if (passphrase === null) return { show: shut, slides }
  const locked = await sealedUnder(passphrase, shut, found, making.draw)
  return locked && { show: locked, slides }
}

const isSame = (a: Place, b: Place): boolean => a.category === b.category && a.level === b.level

/** One look a category, in the log before it is answered. */
async function lookInto(
  runner: ShowRunner,
  file: ShowFile,
  by: Actor,
  newCommandId: () => string,
): Promise<PackShow['revealed'] | { readonly refusal: Refusal }> {
  const found: (Place & { result: LevelResult })[] = []
  for (const category of sealedCategories(file, runner.shown().results)) {
    const seen = await runner.peek({ kind: 'peek', id: newCommandId(), category }, by)
    if (!seen.ok) return { refusal: seen.refusal }
    for (const { level, result } of seen.value.levels) found.push({ category, level, result })
  }
  return found
}

function clearPart(state: ShowState, madeAt: Instant): PackShow {
  const file = stageFileOf(state.showFile as ShowFile)
  return {
    kind: 'envelope-pack',
    format: 1,
    madeAt,
    file,
    revealed: revealedPlaces(state),
    lock: null,
    sealed: sealedPlaces(state).map((place) => ({ ...place, box: '' })),
    pages: null,
    on: state.programme.on,
  }
}

async function sealedUnder(
  passphrase: string,
  pack: PackShow,
  found: PackShow['revealed'],
  draw: PackMaking['draw'],
): Promise<PackShow | null> {
  const show = pack.file.id
  const salt = randomBytes(16)
  const key = await keyOf(passphrase, salt)
  const seal = (plain: Buffer, words: string): string => {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(words))
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
  }
  const sealed = pack.sealed.map((place) => {
    const one = found.find((other) => isSame(other, place))
    return { ...place, box: seal(padded(one?.result as LevelResult), placeWords(show, place)) }
  })
  const pages = await pagesWith(pack, found, draw)
  if (!pages) return null
  const check = seal(Buffer.from(PACK_CHECK), placeWords(show, null))
  return {
    ...pack,
    lock: { salt: salt.toString('hex'), ...PACK_COST, check },
    sealed,
    pages: seal(pages, JSON.stringify([show, 'pages'])),
  }
}

/** JSON with blanks behind it: every envelope has one size. */
function padded(result: LevelResult): Buffer {
  const plain = Buffer.alloc(ENVELOPE_BYTES, ' ')
  const text = JSON.stringify(result)
  if (Buffer.byteLength(text) > ENVELOPE_BYTES)
    throw new Error('A result larger than its envelope was found in one')
  plain.write(text, 0, 'utf8')
  return plain
}

/** The file, its length before it, and nothing behind it: as long as any other result would have made it. */
async function pagesWith(
  pack: PackShow,
  found: PackShow['revealed'],
  draw: PackMaking['draw'],
): Promise<Buffer | null> {
  const room = (stepsOf(packState(pack)).length + MORE_PAGES) * PAGE_BYTES
  for (const quality of QUALITIES) {
    const title = `${pack.file.ceremony.name}, with results`
    const pdf = await draw({ title, pages: pagesOf(pack, found), quality })
    if (!pdf) return null
    if (pdf.length + 4 > room) continue
    const plain = Buffer.alloc(room)
    plain.writeUInt32BE(pdf.length, 0)
    pdf.copy(plain, 4)
    return plain
  }
  return null
}

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = { ...PACK_COST, maxmem: 256 * 1024 * 1024 }
    scrypt(passphraseOf(passphrase), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** Names what a pack holds: another plan, or an envelope sealed anew, makes another; a reveal does not. */
export function packMark({ showFile, results }: Pick<ShowState, 'showFile' | 'results'>): string {
  const versions = Object.entries(results)
    .flatMap(([category, levels]) =>
      Object.entries(levels).map(([level, { version }]) => `${category} ${level} ${version}`),
    )
    .sort()
  const text = JSON.stringify([showFile && stageFileOf(showFile), versions])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
