/** A number of a workbook as a person reads it there: dates as ISO dates, shares with their sign. */
import type { Shown } from './workbook-styles.ts'

const DAY = 86_400
/** Seconds from 1970 back to the day before the calendar of 1900, and to the one of 1904. */
const FROM_1900 = -Date.UTC(1899, 11, 30) / 1000
const FROM_1904 = -Date.UTC(1904, 0, 1) / 1000
/** The last day there is: 31 December 9999. */
const LAST_DAY = 2_958_466

/** What is no number stays as it stands; a date beyond the calendar is a plain number. */
export function numberAsShown(raw: string, shown: Shown, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (shown.as === 'percent') return `${fixed(value * 100, shown.decimals)}%`
  if (shown.as === 'digits') return padded(value, shown.whole, shown.decimals)
  if (shown.as === 'hours') return clock(Math.round(value * DAY))
  if (shown.as === 'date' && value >= 0 && value < LAST_DAY) return dateOf(value, shown, from1904)
  return plain(value)
}

/** 1.1000000000000001 as the file has it is 1.1; 1E+21 is written out. */
const plain = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)

/** Without what binary fractions add: 0.285 of a hundred is 28.5. */
const fixed = (value: number, decimals: number): string => Number(value.toPrecision(15)).toFixed(decimals)

function padded(value: number, whole: number, decimals: number): string {
  const [digits = '', rest] = fixed(Math.abs(value), decimals).split('.')
  const sign = value < 0 ? '-' : ''
  return `${sign}${digits.padStart(whole, '0')}${rest === undefined ? '' : `.${rest}`}`
}

function dateOf(value: number, { day, time }: { day: boolean; time: boolean }, from1904: boolean): string {
  // The calendar of 1900 has a 29 February that never was: days before it stand one further.
  const serial = !from1904 && value < 60 && value >= 1 ? value + 1 : value
  const seconds = Math.round(serial * DAY)
  const date = new Date((seconds - (from1904 ? FROM_1904 : FROM_1900)) * 1000)
  if (!day || (time && !from1904 && value < 1)) return clock(seconds % DAY)
  const iso = date.toISOString().slice(0, 10)
  return time || seconds % DAY !== 0 ? `${iso}T${clock(seconds % DAY)}` : iso
}

/** "19:30", or "19:30:05" where there are seconds. */
function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const left = Math.abs(seconds)
  const words = `${seconds < 0 ? '-' : ''}${two(left / 3600)}:${two((left % 3600) / 60)}`
  return left % 60 === 0 ? words : `${words}:${two(left % 60)}`
}
