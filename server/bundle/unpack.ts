/** A stranger's zip, opened with care: every member is looked at by name and size before one byte of it is inflated. */
import { createHash } from 'node:crypto'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { FORMAT } from '#shared/events'
import { parse } from '#shared/parse'
import { BadBundle } from './bad-bundle.ts'
import { BUNDLE_FORMAT, IMAGE_MEMBER, IMAGES, KEY, LOG, MANIFEST, Manifest } from './manifest.ts'

const MB = 1024 * 1024

/** Bytes a member may have once it is inflated. */
const LARGEST: Record<string, number> = { [LOG]: 256 * MB, [MANIFEST]: 4 * MB, [IMAGES]: 4 * MB, [KEY]: MB }
const LARGEST_IMAGE = 20 * MB
const LARGEST_ALL = 1024 * MB
const MOST_MEMBERS = 6000
/** Every record names a hash, and no hash can be packed: a log packs to a fifth, and nothing honest to a hundredth. */
const BOMB_RATIO = 100

export interface Unpacked {
  readonly manifest: Manifest
  readonly names: readonly string[]
  /** A member, whole and as the manifest says it is. Throws `BadBundle`. */
  member(name: string): Uint8Array
}

/** Names from outside are quoted short, and without letters that turn the line around. */
export const quoted = (name: string): string =>
  `“${name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, 60)}”`

/** Throws `BadBundle` with the first thing that is wrong. */
export function unpack(file: Uint8Array): Unpacked {
  const infos = contentsOf(file)
  const inflated = (name: string): Uint8Array => {
    try {
      return unzipSync(file, { filter: (info) => info.name === name })[name] ?? new Uint8Array()
    } catch {
      throw new BadBundle(`its part ${quoted(name)} is damaged.`)
    }
  }
  if (!infos.has(MANIFEST)) throw new BadBundle('it is a zip file, but no export of an Envelope show.')
  const manifest = manifestIn(inflated(MANIFEST))
  const members = new Map(manifest.members.map((member) => [member.name, member]))
  for (const name of infos.keys())
    if (name !== MANIFEST && !members.has(name))
      throw new BadBundle(`it holds ${quoted(name)}, which its list does not name.`)
  for (const name of members.keys())
    if (!infos.has(name)) throw new BadBundle(`its part ${quoted(name)} is missing.`)
  return {
    manifest,
    names: [...members.keys()],
    member(name) {
      const told = members.get(name)
      if (!told) throw new BadBundle(`its part ${quoted(name)} is missing.`)
      const bytes = inflated(name)
      if (bytes.length !== told.bytes || createHash('sha256').update(bytes).digest('hex') !== told.sha256)
        throw new BadBundle(`its part ${quoted(name)} is not what was exported: the checksum is another.`)
      return bytes
    },
  }
}

function contentsOf(file: Uint8Array): ReadonlyMap<string, UnzipFileInfo> {
  const infos = new Map<string, UnzipFileInfo>()
  let problem: string | null = null
  let total = 0
  const look = (info: UnzipFileInfo) => {
    problem ??= infos.has(info.name) ? `it holds ${quoted(info.name)} twice.` : problemOf(info)
    total += info.originalSize
    if (infos.size >= MOST_MEMBERS) problem ??= 'it holds too many files.'
    infos.set(info.name, info)
    return false
  }
  try {
    unzipSync(file, { filter: look })
  } catch {
    throw new BadBundle('it is no zip file, or it was cut short.')
  }
  if (total > LARGEST_ALL) problem ??= `it would unpack to ${inMb(total)}.`
  if (problem !== null) throw new BadBundle(problem)
  return infos
}

const inMb = (bytes: number): string => `${Math.round(bytes / MB)} MB`

function problemOf({ name, size, originalSize, compression }: UnzipFileInfo): string | null {
  if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\\/i.test(name))
    return `the name ${quoted(name)} leads out of the file; nothing of it was read.`
  const largest = IMAGE_MEMBER.test(name)
    ? LARGEST_IMAGE
    : Object.hasOwn(LARGEST, name)
      ? LARGEST[name]
      : undefined
  if (largest === undefined) return `it holds ${quoted(name)}, which is no part of a show.`
  if (compression !== 0 && compression !== 8) return `${quoted(name)} is packed in a way that is not known.`
  if (originalSize > MB && originalSize > size * BOMB_RATIO)
    return `${quoted(name)} would unpack from ${Math.ceil(size / 1024)} KB to ${inMb(originalSize)}: a trap, not a show.`
  if (originalSize > largest)
    return `${quoted(name)} has ${inMb(originalSize)}; it may have ${inMb(largest)}.`
  return null
}

function manifestIn(bytes: Uint8Array): Manifest {
  const value = jsonIn(MANIFEST, bytes)
  const { kind, format, recordFormat } = Object(value) as Record<'kind' | 'format' | 'recordFormat', unknown>
  if (kind !== 'envelope-show') throw new BadBundle('it is a zip file, but no export of an Envelope show.')
  if (isNewer(format, BUNDLE_FORMAT) || isNewer(recordFormat, FORMAT))
    throw new BadBundle('it was written by a newer Envelope; use that one.')
  const parsed = parse(Manifest, value)
  if ('problem' in parsed) throw new BadBundle(`its list cannot be read: ${parsed.problem}`)
  return parsed.value
}

const isNewer = (format: unknown, ours: number): boolean => typeof format === 'number' && format > ours

/** JSON in a member. Throws `BadBundle`. */
export function jsonIn(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new BadBundle(`its part ${quoted(name)} cannot be read.`)
  }
}
