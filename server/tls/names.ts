/** What people type to reach the room on this machine: a certificate must name all of it. */
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

export interface Names {
  readonly dns: readonly string[]
  readonly ip: readonly string[]
}

const DNS_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/

/** Every name and address of this machine now; `host` is what it was told to listen on. */
export function namesOfMachine(host: string): Names {
  const own = hostname().toLowerCase()
  const lan = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ address }) => !isLinkLocal(address)).map(({ address }) => address),
  )
  const bound = host === '0.0.0.0' || host === '::' ? [] : [host.toLowerCase()]
  const dns = ['localhost', own, ...(own.includes('.') ? [] : [`${own}.local`]), ...bound]
  return {
    dns: unique(dns.filter((name) => isIP(name) === 0 && DNS_NAME.test(name))),
    ip: unique(['127.0.0.1', '::1', ...lan, ...bound.filter((name) => isIP(name) !== 0)]),
  }
}

/** Such an address names its network card too, which no link can carry. */
const isLinkLocal = (address: string): boolean => /^fe[89ab]/i.test(address)

const unique = (names: readonly string[]): string[] => [...new Set(names)]
