/** A show of the house as one file, to be taken along or kept. */
import type { ShowId } from '#shared/ids'
import { writeBundle } from '../bundle/write-bundle.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { KeepingWorld } from './keeping.ts'

export interface Exported {
  readonly ceremony: string
  readonly rehearsalOf: ShowId | null
  /** Written as it is taken. */
  readonly pieces: AsyncGenerator<Uint8Array>
  /** The pictures that are in it, once it is written. */
  readonly pictures: ReadonlySet<string>
}

/** All that is durable now; what is written to the log meanwhile is not in it. Null where there is no such show. */
export async function exportShow(
  { logs, images, now }: Pick<KeepingWorld, 'logs' | 'images' | 'now'>,
  runner: ShowRunner,
): Promise<Exported | null> {
  const { show } = runner
  const state = runner.shown()
  const { showFile } = state
  const { head } = runner.chain()
  const log = await logs.open(show)
  if (!showFile || !log) return null
  const ceremony = showFile.ceremony.name
  const rehearsalOf = showFile.rehearsal?.of ?? null
  const pictures = new Set<string>()
  const pieces = writeBundle({
    show,
    ceremony,
    rehearsalOf,
    epoch: state.position.epoch,
    head,
    log,
    images: {
      async image(id) {
        const image = await images.image(id)
        if (image) pictures.add(id)
        return image
      },
    },
    wrappedKey: null,
    now: now(),
  })
  return { ceremony, rehearsalOf, pieces, pictures }
}
