import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { createApp } from '../../server/http-app.ts'
import { makeAuthority, makeServer, vouchable } from '../../server/tls/authority.ts'
import { followTls } from '../../server/tls/follow-tls.ts'
import { namesOfMachine } from '../../server/tls/names.ts'
import { openTls } from '../../server/tls/room-tls.ts'
import { failedStart } from '../helpers/failed-start.ts'
import { SUPERVISOR, until } from '../helpers/house.ts'
import { fetchTrusting } from '../helpers/trusting.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-tls-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const DAY = 24 * 3600_000
const NOW = Date.UTC(2026, 4, 1)
const LOOPBACK = { dns: ['localhost', 'venue-pc'], ip: ['127.0.0.1', '192.168.7.20'] }

const auto = (host = '127.0.0.1') => ({ tls: 'auto' as const, dataFolder: folder, host })
const open = async (now = NOW, host?: string) => {
  const tls = await openTls(auto(host), now)
  if (!tls) throw new Error('There is no TLS')
  return tls
}

/** What a client that installed the authority says to a server of this certificate under this name; null if it is content. */
async function complaint(
  credential: { certificate: string; key: string },
  authority: string,
  servername: string,
) {
  const server = createServer({ cert: credential.certificate, key: credential.key })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const said = await new Promise<string | null>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername, ca: authority }, () => resolve(null))
    socket.on('error', (error: Error) => resolve(error.message))
    socket.on('secureConnect', () => socket.destroy())
  })
  server.close()
  return said
}

describe('the authority', () => {
  test('is made once, is read by its owner only, and the next start has the same one', async () => {
    const first = await open()
    const file = join(folder, 'tls', 'authority.pem')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'tls', 'server.pem')).mode & 0o777).toBe(0o600)
    expect(first.authority).not.toContain('KEY')
    const second = await open(NOW + 5 * DAY)
    expect(second.fingerprint).toBe(first.fingerprint)
    expect(second.credential).toEqual(first.credential)
    const held = new X509Certificate(first.authority ?? '')
    expect(held.ca).toBe(true)
    expect(held.verify(held.publicKey)).toBe(true)
  })

  test('vouches for this network and for no site of the world outside', async () => {
    const authority = await makeAuthority(LOOPBACK, Date.now())
    const server = await makeServer(authority, LOOPBACK, Date.now())
    expect(await complaint(server, authority.certificate, 'venue-pc')).toBeNull()
    const outside = { dns: ['bank.example'], ip: [] }
    expect(vouchable(authority, outside).dns).toEqual([])
    // Somebody who stole the key would not ask. The twin shows that it is the constraint that stops them.
    const forged = await makeServer(authority, outside, Date.now())
    expect(await complaint(forged, authority.certificate, 'bank.example')).toMatch(
      /permitted subtree violation/,
    )
    const twin = await makeAuthority({ ...LOOPBACK, dns: [...LOOPBACK.dns, 'bank.example'] }, Date.now())
    const allowed = await makeServer(twin, outside, Date.now())
    expect(await complaint(allowed, twin.certificate, 'bank.example')).toBeNull()
  })

  test('a file that holds none is one sentence, not a new authority that no screen trusts', async () => {
    await open()
    writeFileSync(join(folder, 'tls', 'authority.pem'), 'nonsense')
    await expect(open()).rejects.toThrow(/authority\.pem does not hold a certificate authority/)
  })
})

describe('the certificate', () => {
  test('names this machine as people do: localhost, its name, its addresses', async () => {
    const { credential } = await open()
    const held = new X509Certificate(credential.certificate)
    for (const { dns, ip } of [namesOfMachine('0.0.0.0')]) {
      for (const name of dns) expect(held.checkHost(name), name).toBeTruthy()
      for (const address of ip) expect(held.checkIP(address), address).toBeTruthy()
    }
    expect(held.checkHost('localhost')).toBe('localhost')
    expect(held.checkIP('127.0.0.1')).toBe('127.0.0.1')
    if (/^[a-z0-9-]+$/i.test(hostname())) expect(held.checkHost(hostname())).toBeTruthy()
  })

  test('is made anew near its end and when the machine has an address it does not name', async () => {
    const first = await open()
    expect(await first.renewed(NOW + 300 * DAY)).toBeNull()
    const renewed = await first.renewed(NOW + 380 * DAY)
    expect(renewed).not.toBeNull()
    expect(first.credential).toBe(renewed)
    const moved = await open(NOW + 381 * DAY, '10.20.30.40')
    expect(moved.credential).not.toEqual(renewed)
    expect(new X509Certificate(moved.credential.certificate).checkIP('10.20.30.40')).toBe('10.20.30.40')
    expect(moved.fingerprint).toBe(first.fingerprint)
  })

  test('is good for a screen whose clock is months behind, and no longer than devices accept', async () => {
    const { credential } = await open()
    const held = new X509Certificate(credential.certificate)
    expect(Date.parse(held.validFrom)).toBeLessThan(NOW - 200 * DAY)
    expect(Date.parse(held.validTo) - Date.parse(held.validFrom)).toBeLessThan(825 * DAY)
  })

  test('a server file that a crash or a hand spoilt is made anew', async () => {
    const first = await open()
    writeFileSync(join(folder, 'tls', 'server.pem'), first.credential.certificate)
    const second = await open()
    expect(second.credential.key).toContain('PRIVATE KEY')
    expect(second.credential).not.toEqual(first.credential)
  })
})

test('a room that is running goes over to the renewed certificate, and hands out its authority', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const tls = await open(Date.now())
  let now = Date.now()
  const app = await createApp({
    logger: pino({ level: 'silent' }),
    bodyLimit: 1024,
    arrivalMs: 10_000,
    audience: 'readers',
    tls: tls.credential,
  })
  const end = followTls(app, tls, { now: () => now, warn: (_message, error) => expect(error).toBeNull() })
  try {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const shown = () =>
      new Promise<string>((resolve, reject) => {
        // Only which one it is: the renewed one is of next year.
        const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
          resolve(socket.getPeerCertificate().fingerprint256)
          socket.destroy()
        })
        socket.on('error', reject)
      })
    const first = await shown()
    const handed = await fetchTrusting(tls.authority ?? '')(`https://127.0.0.1:${port}/ca.crt`)
    expect(new X509Certificate(await handed.text()).fingerprint256).toBe(tls.fingerprint)
    now += 380 * DAY
    vi.advanceTimersByTime(60_000)
    await until('the renewed certificate', async () => (await shown()) !== first)
  } finally {
    end()
    vi.useRealTimers()
    await app.close()
  }
})

describe('ENVELOPE_TLS', () => {
  test('takes auto or two files, and anything else is one sentence', () => {
    expect(readConfig({}).tls).toBeNull()
    expect(readConfig({ ENVELOPE_TLS: 'auto' }).tls).toBe('auto')
    expect(readConfig({ ENVELOPE_TLS: '/c.pem, /k.pem' }).tls).toEqual({
      certificate: '/c.pem',
      key: '/k.pem',
    })
    for (const wrong of ['on', 'yes', 'cert.pem', 'a,b,c', ',', 'AUTO'])
      expect(() => readConfig({ ENVELOPE_TLS: wrong }), wrong).toThrow(/^ENVELOPE_TLS is ".*"; it must be/)
  })

  test("one's own certificate is used, followed when it is renewed, and refused in one line when it is none", async () => {
    const authority = await makeAuthority(LOOPBACK, Date.now())
    const server = await makeServer(authority, LOOPBACK, Date.now())
    const files = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
    writeFileSync(files.certificate, server.certificate)
    writeFileSync(files.key, server.key)
    const own = await openTls({ tls: files, dataFolder: folder, host: '0.0.0.0' }, NOW)
    expect(own).toMatchObject({ authority: null, fingerprint: null, name: 'localhost' })
    expect(await own?.renewed(NOW)).toBeNull()
    const next = await makeServer(authority, LOOPBACK, Date.now())
    writeFileSync(files.certificate, next.certificate)
    await expect(own?.renewed(NOW)).rejects.toThrow(/are not a certificate and its key/)
    expect(own?.credential).toEqual(server)
    writeFileSync(files.key, next.key)
    expect(await own?.renewed(NOW)).toEqual(next)

    const said = await failedStart(SUPERVISOR, folder, {
      ENVELOPE_TLS: `${files.certificate},${join(folder, 'nowhere.pem')}`,
    })
    expect(said.code).not.toBe(0)
    expect(said.lines.length).toBe(1)
    expect(said.lines[0]).toMatch(/^Envelope cannot start: ENVELOPE_TLS names .*nowhere\.pem, which cannot/)
  }, 60_000)
})
