/** What the address and the tab of a desk say. */
import type { ShowFile } from '#shared/show-file'
import { say } from './language/say.ts'

/** A show that is not on air is worked on at /control?show=<id>. */
export const isOnAir = (): boolean => !new URLSearchParams(location.search).has('show')

/** As it stands on the tab: a rehearsal cannot be taken for the performance there either. */
export const titleOf = (file: ShowFile | null): string =>
  [
    file?.rehearsal ? say('REHEARSAL') : '',
    file?.demonstration ? say('DEMONSTRATION') : '',
    file?.ceremony.name ?? say('Control'),
    'Envelope',
  ]
    .filter(Boolean)
    .join(' — ')
