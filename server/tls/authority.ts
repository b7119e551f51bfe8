/** Makes certificates: an authority of this machine's own, and what it vouches for. Loaded only by a room that asked for it. */
import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509'
import * as x509 from '@peculiar/x509'
import type { Names } from './names.ts'

/** A certificate with its key, both as PEM. */
export interface Credential {
  readonly certificate: string
  readonly key: string
}

const DAY_MS = 24 * 3600_000
const AUTHORITY_DAYS = 3650
/** Apple's devices take no server certificate that is good for longer than 825 days, both ends counted. */
const SERVER_DAYS = 398
/** Certificates begin in the past: the clocks of screens are wrong more often than not. */
const HEAD_START_DAYS = 365

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** What a network without a name server calls its machines; the world outside uses none of it. */
const LOCAL_ENDINGS = ['localhost', 'local', 'lan', 'internal', 'home.arpa']

/** The serial's first bit is 0, for it is read as a signed number, and its first byte is not 0. */
const newSerial = (): string => `4${randomBytes(16).toString('hex').slice(1)}`

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

/** Who installs the authority trusts it with this network only: it can vouch for no site of the world outside. */
function onlyFor(names: Names): x509.Extension {
  const permitted = [...new Set([...LOCAL_ENDINGS, ...names.dns])].map(
    (dNSName) => new GeneralSubtree({ base: new GeneralName({ dNSName }) }),
  )
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(permitted) })
  return new x509.Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints))
}

/** Draws an authority for a machine of these names. */
export async function makeAuthority(names: Names, now: number): Promise<Credential> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    // Told apart in a list of authorities by the machine and the day.
    name: [
      { CN: [`Envelope ${names.dns[1] ?? names.dns[0]} ${new Date(now).toISOString().slice(0, 10)}`] },
      { O: ['Envelope'] },
    ],
    notBefore: new Date(now - HEAD_START_DAYS * DAY_MS),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      onlyFor(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: `${await pemOf(keys.privateKey)}\n` }
}

/** A server's certificate for these names, with a new key. */
export async function makeServer(
  authority: Credential,
  { dns, ip }: Names,
  now: number,
): Promise<Credential> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await newKeys()
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.key),
    ALGORITHM,
    false,
    ['sign'],
  )
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: [dns[0] ?? 'localhost'] }, { O: ['Envelope'] }],
    issuer: issuer.subject,
    notBefore: new Date(now - HEAD_START_DAYS * DAY_MS),
    notAfter: new Date(Math.min(now + SERVER_DAYS * DAY_MS, issuer.notAfter.getTime())),
    signingAlgorithm: ALGORITHM,
    signingKey,
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...dns.map((value) => ({ type: 'dns' as const, value })),
        ...ip.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return {
    // With the authority behind it, so that a browser can show whom it is asked to trust.
    certificate: `${certificate.toString('pem')}\n${authority.certificate}`,
    key: `${await pemOf(keys.privateKey)}\n`,
  }
}

/** Those of the names that the authority was made for; addresses are bound to no network. */
export function vouchable({ certificate }: Pick<Credential, 'certificate'>, names: Names): Names {
  const found = new x509.X509Certificate(certificate).getExtension(id_ce_nameConstraints)
  if (!found) return names
  const permitted = AsnConvert.parse(found.value, NameConstraints).permittedSubtrees ?? []
  const endings = [...permitted].flatMap(({ base }) => base.dNSName ?? [])
  const isPermitted = (name: string) =>
    endings.some((ending) => name === ending || name.endsWith(`.${ending}`))
  return { dns: names.dns.filter(isPermitted), ip: names.ip }
}
