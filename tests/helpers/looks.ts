/** Two pictures compared as a person across the room would: small, a little blurred, field by field. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

/** Fields across and down; letters move a little between machines, words do not change their field. */
const ACROSS = 64
const DOWN = 36

/** Levels of 255 by which a field may differ: letters are drawn a little differently by every machine. */
export const ALIKE = 14

const KEPT = join(import.meta.dirname, '../golden/looks')
/** Where a picture is left that should have looked otherwise. */
const SEEN = join(import.meta.dirname, '../../test-results/looks')

/** The mean colour of every field. */
export const fieldsOf = (picture: Buffer): Promise<Buffer> =>
  sharp(picture).removeAlpha().resize(ACROSS, DOWN, { fit: 'fill' }).raw().toBuffer()

/** The picture kept under this name. */
export function keptLook(name: string): Buffer {
  const file = join(KEPT, `${name}.webp`)
  if (!existsSync(file)) throw new Error(`No look is kept as ${name}; keep it by LOOKS=record`)
  return readFileSync(file)
}

/** By how much the most different field differs, in levels of 255. */
export async function difference(a: Buffer, b: Buffer): Promise<number> {
  return mostDifferent(await fieldsOf(a), await fieldsOf(b))
}

/** The same of fields that were made before. */
export const mostDifferent = (one: Buffer, other: Buffer): number =>
  one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? 0))), 0)

/**
 * How far a picture is from the one kept under this name. `LOOKS=record` keeps it instead;
 * what is too far is left in `test-results/looks` to be looked at.
 */
export async function distanceFromKept(name: string, picture: Buffer): Promise<number> {
  const small = await sharp(picture).resize(480, 480, { fit: 'inside' }).webp({ quality: 80 }).toBuffer()
  if (process.env['LOOKS'] === 'record') return keep(join(KEPT, `${name}.webp`), small)
  const distance = await difference(small, keptLook(name))
  if (distance > ALIKE) keep(join(SEEN, `${name}.webp`), small)
  return distance
}

function keep(file: string, picture: Buffer): number {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, picture)
  return 0
}
