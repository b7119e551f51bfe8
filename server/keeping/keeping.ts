/** What can be done with whole shows besides running them: listed, duplicated, put away, taken along as a file, brought back, deleted. */
import type { CommandId, Epoch, ShowId } from '#shared/ids'
import type { Refusal } from '#shared/refusals'
import type { KeptStore } from '../bundle/kept.ts'
import type { ImageStore } from '../images/image-store.ts'
import type { LogStore } from '../log/show-log.ts'
import type { Registry } from '../registry/registry.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import type { Vault } from '../vault/vault.ts'

/** The house, as far as whole shows are concerned. */
export interface KeepingWorld {
  readonly shows: Shows
  readonly logs: LogStore
  readonly registry: Pick<Registry, 'noted' | 'note'>
  readonly images: ImageStore
  readonly kept: KeptStore
  readonly vault: Pick<Vault, 'open'>
  /** The names of screens that were told to show this one, whatever is on air. */
  readonly screensOf: (show: ShowId) => readonly string[]
  readonly now: () => number
  readonly newEpochId: () => Epoch['id']
  readonly newCommandId: () => CommandId
  readonly warn: (message: string, error: unknown) => void
}

export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

/** A show that is open, with its show file at hand; null where there is none of this name. */
export function openShow(shows: Shows, show: ShowId) {
  const runner = shows.runner(show)
  const state = runner?.shown()
  return runner && state?.showFile ? { runner, state, showFile: state.showFile } : null
}

/** Every rehearsal of a performance. */
export const rehearsalsOf = (shows: Shows, of: ShowId): ShowRunner[] =>
  shows.ids().flatMap((id) => {
    const runner = shows.runner(id)
    return runner?.shown().showFile?.rehearsal?.of === of ? [runner] : []
  })
