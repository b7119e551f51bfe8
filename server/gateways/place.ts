/** Where somebody is signed in, in words that people recognise: a browser, a system, an address. */
import type { FastifyRequest } from 'fastify'

/** The first that fits: nearly every browser names the others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bCriOS\/|Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const named = (list: typeof BROWSERS, agent: string): string | undefined =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** "Firefox on Windows, 192.168.1.20"; "A program" where no browser gives its name. */
export function placeOf({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): string {
  const agent = headers['user-agent'] ?? ''
  const browser = named(BROWSERS, agent) ?? 'A program'
  const system = named(SYSTEMS, agent)
  return `${system ? `${browser} on ${system}` : browser}, ${ip.replace(/^::ffff:(?=\d+\.)/i, '')}`
}
