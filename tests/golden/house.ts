/** The house behind the golden data folder: something of everything a house keeps. What a later Envelope finds in it must be what lay there. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { plainSetup } from '#shared/screens'
import { checkBundle } from '../../server/bundle/check-bundle.ts'
import { fingerprintOf } from '../../server/images/image-store.ts'
import { hashOf } from '../../server/secrets.ts'
import { openStores } from '../../server/stores.ts'
import { createVault } from '../../server/vault/vault.ts'
import { keepingHouse } from '../helpers/keeping.ts'
import { issue } from '../helpers/runner.ts'
import { stateHash } from './state-hash.ts'

const KEY = 7
const FAR = Date.UTC(2100, 0, 1)
const NIGHT = Date.UTC(2027, 2, 13, 19, 30)
const SHOW = 'gala'
const WHO = { name: 'Grace', role: 'operator', account: 'account-of-grace-01' } as const

export const EXPORT = 'export.zip'
/** The files of a data folder that have a layout of their own. */
export const DATABASES = ['shows.db', 'registry.db', 'images.db'] as const

/** Writes a data folder, and an export of its show beside it. */
export async function recordHouse(folder: string): Promise<void> {
  const house = await keepingHouse({ folder, key: KEY, clock: { now: NIGHT, monotonic: 0 } })
  const image = await house.picture()
  const runner = await house.open(SHOW, { images: [{ of: { kind: 'ceremony' }, image }] })
  await issue(runner, { kind: 'write-post', text: 'Good evening' })
  const { registry } = house.stores
  await registry.keepRoll({
    revision: 0,
    accounts: [
      {
        id: WHO.account,
        name: WHO.name,
        role: WHO.role,
        password: null,
        createdAt: NIGHT,
        linkUntil: FAR,
        disabled: false,
      },
    ],
  })
  await registry.addKey({ ...WHO, keyHash: hashOf('a key'), expiresAt: FAR })
  const times = { createdAt: NIGHT, expiresAt: FAR }
  await registry.addSession({ ...WHO, ...times, tokenHash: hashOf('a session'), place: 'here', byLink: true })
  await registry.keepScreen({
    id: 'screen-0001',
    tokenHash: hashOf('a screen'),
    setup: plainSetup('Stage'),
    pairedAt: NIGHT,
  })
  await registry.note('archived', SHOW, true)
  await writeFile(join(folder, EXPORT), await house.exported(SHOW))
  await house.close()
}

/** All that lies in a data folder, as today's program reads it. `fields` of the show's state: those there were when it was recorded. */
export async function toldOf(folder: string, fields?: readonly string[]) {
  const stores = await openStores({ redisUrl: null, dataFolder: folder })
  const log = await stores.logs.open(SHOW)
  if (!log) throw new Error('The golden house has no show.')
  const state = stateHash(await log.readSince(0), log.epoch, fields)
  const bundle = await checkBundle(await readFile(join(folder, EXPORT)))
  const [image = ''] = bundle.checked.images
  const picture = await stores.images.image(image)
  const { sealed } = bundle.checked
  const told = {
    ...state,
    generation: await stores.logs.generation(SHOW),
    intact: await log.verify(null),
    onAir: await stores.registry.onAir(),
    archived: await stores.registry.noted('archived'),
    roll: await stores.registry.roll(),
    sessions: await stores.registry.sessions(),
    screens: await stores.registry.screens(),
    key: await stores.registry.useKey(hashOf('a key')),
    picture: picture && { ...picture, webp: fingerprintOf(picture.webp) },
    exported: {
      commits: bundle.checked.commits,
      ceremony: bundle.checked.ceremony,
      picture: fingerprintOf(bundle.image(image).webp),
    },
    // Sealed then, opened now, by the same key.
    opened: sealed && createVault(Buffer.alloc(32, KEY)).open(SHOW, sealed, sealed.box).result,
  }
  await stores.close()
  return told
}

/** The layouts of its files. */
export const layoutsOf = (folder: string): Record<string, number> =>
  Object.fromEntries(
    DATABASES.map((name) => {
      const file = new DatabaseSync(join(folder, name))
      const { user_version: version } = file.prepare('PRAGMA user_version').get() as { user_version: number }
      file.close()
      return [name, version]
    }),
  )
