/** What a start prints: where everything is. */
import { networkInterfaces } from 'node:os'
import type { FromCore } from './processes.ts'

export type Room = Extract<FromCore, { kind: 'ready' }>

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

const lanAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)?.address ?? null

/** `publicPort` is null where no edge runs beside this core. */
export function linksOf(host: string, room: Room, publicPort: number | null): string {
  const name = isEverywhere(host) ? 'localhost' : host
  const lan = isEverywhere(host) ? lanAddress() : null
  const key = room.signInKey === null ? '' : `#key=${room.signInKey}`
  const screen = room.firstScreen === null ? '' : `#screen=${room.firstScreen}`
  const at = `${room.tls ? 'https' : 'http'}://${room.tls?.name ?? name}:${room.port}`
  const fingerprint = room.tls?.fingerprint
  const blog = `http://${name}:${publicPort}/${room.live === null ? '' : `live/${room.live}`}`
  const lines = [
    '',
    'Envelope is running.',
    '',
    `  Control panel  ${at}/control${key}`,
    `  Stage screen   ${at}/stage${screen}`,
    ...(publicPort === null ? [] : [`  Live blog      ${blog}`]),
    '',
    room.standsBy === null
      ? '  The key in the first link signs in once; the desk can invite others: its menu › People.'
      : `  This core stands by. The one that leads: ${room.standsBy}`,
    ...(fingerprint
      ? [
          `  Screens and desks trust this room once they have installed ${at}/ca.crt;`,
          `  its SHA-256 fingerprint is ${fingerprint}`,
        ]
      : []),
    ...(lan ? [`  On other machines of this network: ${lan} instead of localhost.`] : []),
    '',
    '',
  ]
  return lines.join('\n')
}

/** Of a machine that has edges and no core. */
export function edgeLinks(host: string, publicPort: number, meterPort: number): string {
  const name = isEverywhere(host) ? 'localhost' : host
  return [
    '',
    'An edge of Envelope is running.',
    '',
    `  Live blog      http://${name}:${publicPort}/`,
    `  Its numbers    http://${name}:${meterPort}/metrics`,
    '',
    '',
  ].join('\n')
}
