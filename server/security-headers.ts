/** Headers that keep a page to itself. No `upgrade-insecure-requests`: a venue's LAN address has no certificate. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** Whose pages a port serves: those of the room show each other in frames (the desk shows the true stage), those of the readers are framed by nobody. */
export type Audience = 'room' | 'readers'

/** Who may make HTML or a script's address of a text, by the names of their Trusted Types policies: nothing else in a page can. */
const MAKERS: Readonly<Record<Audience, readonly string[]>> = {
  room: ['lit-html', 'stage-page', 'stage-worker'],
  readers: ['lit-html'],
}

/** `framedBy` says which pages may show this one in a frame, if not those of its own port; `others` where its pictures may come from too, `framed` what else it may show in a frame. */
export function contentPolicy(
  audience: Audience,
  framedBy?: string,
  others: readonly string[] = [],
  framed: string | null = null,
): Record<string, string[]> {
  const frames = audience === 'room' ? "'self'" : "'none'"
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', ...others],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'ws:', 'wss:', ...others],
    'frame-src': [frames, ...(framed === null ? [] : [framed])],
    'frame-ancestors': [framedBy ?? frames],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': [...MAKERS[audience]],
  }
}

/** The same as it stands in the header. */
export const policyLine = (...about: Parameters<typeof contentPolicy>): string =>
  Object.entries(contentPolicy(...about))
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(';')

/** Browsers that can show these pages go by the policy instead; each line more is paid for with every answer. */
const NO_LONGER_READ = {
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
} as const

/** `others` are the cores of the house, whom its pages may ask, and whose pictures they may show. */
export async function securityHeaders(
  app: FastifyInstance,
  audience: Audience,
  others: readonly string[],
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(audience, undefined, others) },
    strictTransportSecurity: false,
    xFrameOptions: audience === 'room' && { action: 'sameorigin' },
    ...(audience === 'readers' && NO_LONGER_READ),
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
}
