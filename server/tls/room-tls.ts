/** The room over HTTPS: where its certificate comes from, and when it is time for another. */
import { X509Certificate } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { type Config, StartRefused } from '../config.ts'
import type { Credential } from './authority.ts'
import { type Names, namesOfMachine } from './names.ts'
import { writeWhole } from './whole-file.ts'

export interface RoomTls {
  /** What the server shows now. */
  readonly credential: Credential
  /** PEM of the authority that screens and desks install; null with a certificate of one's own. */
  readonly authority: string | null
  /** SHA-256 of the authority, as browsers print it. */
  readonly fingerprint: string | null
  /** A name the certificate is good for, where it is not one of this machine's. */
  readonly name: string | null
  /** Looks whether another certificate is due; answers with it, or null if all is well. */
  renewed(now: number): Promise<Credential | null>
}

type TlsConfig = Pick<Config, 'tls' | 'dataFolder' | 'host'>

/** Null for a room without TLS. */
export async function openTls({ tls, dataFolder, host }: TlsConfig, now: number): Promise<RoomTls | null> {
  if (tls === null) return null
  return tls === 'auto' ? ownAuthority(join(dataFolder, 'tls'), host, now) : ownCertificate(tls)
}

const DAY_MS = 24 * 3600_000
/** A server's certificate is made anew so long before its end. */
const SERVER_MARGIN_MS = 30 * DAY_MS
/** An authority too: nothing it vouches for outlives it. */
const AUTHORITY_MARGIN_MS = 2 * SERVER_MARGIN_MS

async function ownAuthority(folder: string, host: string, now: number): Promise<RoomTls> {
  // Loaded here, not above: a room without TLS does without the library.
  const { makeAuthority, makeServer, vouchable } = await import('./authority.ts')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authorityFile = join(folder, 'authority.pem')
  const serverFile = join(folder, 'server.pem')

  const authority = await kept(authorityFile, now + AUTHORITY_MARGIN_MS, () =>
    makeAuthority(namesOfMachine(host), now),
  )
  const names = () => vouchable(authority, namesOfMachine(host))
  const isGood = (server: Credential, at: number) =>
    endOf(server) > at + SERVER_MARGIN_MS &&
    beginOf(server) <= at &&
    new X509Certificate(server.certificate).verify(new X509Certificate(authority.certificate).publicKey) &&
    holds(server, names())
  const fresh = async (at: number) => {
    const made = await makeServer(authority, names(), at)
    writeWhole(serverFile, made.certificate + made.key)
    return made
  }

  let server = readPair(serverFile)
  if (server === null || !isGood(server, now)) server = await fresh(now)
  let credential = server
  return {
    get credential() {
      return credential
    },
    authority: authority.certificate,
    fingerprint: new X509Certificate(authority.certificate).fingerprint256,
    name: null,
    async renewed(at) {
      if (isGood(credential, at)) return null
      credential = await fresh(at)
      return credential
    },
  }
}

/** The authority of every start before this one; screens trust it, so it is replaced only when its life is over. */
async function kept(file: string, until: number, make: () => Promise<Credential>): Promise<Credential> {
  const found = readText(file)
  if (found !== null) {
    const pair = pairIn(found)
    if (!pair)
      throw new StartRefused(
        `the file ${file} does not hold a certificate authority; put it back from a copy, or delete it and install the new one on every screen and desk.`,
      )
    if (endOf(pair) > until) {
      makePrivate(file)
      return pair
    }
  }
  const made = await make()
  writeWhole(file, made.certificate + made.key)
  return made
}

/** A file put back from a copy may have come with the copy's mode. */
function makePrivate(file: string): void {
  try {
    chmodSync(file, 0o600)
  } catch {
    // A file system without modes.
  }
}

async function ownCertificate(files: { certificate: string; key: string }): Promise<RoomTls> {
  const read = (): Credential => {
    const text = { certificate: ownFile(files.certificate), key: ownFile(files.key) }
    try {
      createSecureContext({ cert: text.certificate, key: text.key })
    } catch (error) {
      throw new StartRefused(
        `ENVELOPE_TLS: ${files.certificate} and ${files.key} are not a certificate and its key: ${(error as Error).message}`,
      )
    }
    return text
  }
  let credential = read()
  const names = new X509Certificate(credential.certificate).subjectAltName ?? ''
  return {
    get credential() {
      return credential
    },
    authority: null,
    fingerprint: null,
    name: /DNS:([^*,\s]+)/.exec(names)?.[1] ?? null,
    // Whoever renews it writes the same files.
    async renewed() {
      const now = read()
      if (now.certificate === credential.certificate && now.key === credential.key) return null
      credential = now
      return credential
    },
  }
}

function ownFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StartRefused(`ENVELOPE_TLS names ${path}, which cannot be read: ${(error as Error).message}`)
  }
}

const endOf = ({ certificate }: Credential): number => Date.parse(new X509Certificate(certificate).validTo)
const beginOf = ({ certificate }: Credential): number =>
  Date.parse(new X509Certificate(certificate).validFrom)

/** Whether the certificate names all of these; names that are gone do no harm. */
function holds({ certificate }: Credential, { dns, ip }: Names): boolean {
  const held = new X509Certificate(certificate)
  return dns.every((name) => held.checkHost(name)) && ip.every((address) => held.checkIP(address))
}

function readPair(file: string): Credential | null {
  const text = readText(file)
  return text === null ? null : pairIn(text)
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StartRefused(`the file ${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Certificate and key stand in one file, so that a power cut cannot part them. */
function pairIn(text: string): Credential | null {
  const blocks = (label: string) =>
    text.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`, 'g')) ?? []
  const certificate = blocks('CERTIFICATE').join('\n')
  const key = blocks('PRIVATE KEY')[0]
  if (!certificate || !key) return null
  try {
    createSecureContext({ cert: certificate, key })
    return { certificate: `${certificate}\n`, key: `${key}\n` }
  } catch {
    return null
  }
}
