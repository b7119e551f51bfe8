/** What several bugs are made of, or what takes more than a line to get wrong. */
import type { Command } from '#shared/commands'
import { evolve, evolveCommit } from '#shared/evolve'
import { closeCommit } from '#shared/feed'
import { BUSES, stageFrame } from '#shared/stage-frame'
import type { ShowState } from '#shared/state'
import { LogUnavailable } from '../../../server/log/show-log.ts'
import type { ShowRunner } from '../../../server/show-runner.ts'
import type { Bugs } from './bugs.ts'

export function unlessUnsure(error: unknown): void {
  if (!(error instanceof LogUnavailable)) throw error
}

/** Every command but the first of an id under a new one. */
export function counted(): (command: Command) => Command {
  const seen = new Set<string>()
  return (command) => {
    if (seen.has(command.id)) return { ...command, id: `${command.id}-again` }
    seen.add(command.id)
    return command
  }
}

type Seen = Extract<Command, { kind: 'take' }>['from']

export const seenAs =
  (as: (from: Seen) => Seen) =>
  (command: Command): Command =>
    command.kind === 'take' ? { ...command, from: as(command.from) } : command

export function appendsTwice(): Bugs {
  return {
    log: (log) => ({
      ...log,
      async append(commit) {
        try {
          await log.append(commit)
        } catch (error) {
          unlessUnsure(error)
          const there = await log.readSince(commit.seq - 1)
          await log.append({ ...commit, seq: commit.seq + there.length })
        }
      },
    }),
  }
}

export function publishesEarly(): Bugs {
  let stateOf: (() => ShowState) | null = null
  let tell: (state: ShowState) => void = () => undefined
  return {
    watching(runner, { io }) {
      stateOf = runner.shown
      tell = (state) => {
        for (const bus of BUSES)
          io.of('/stage').to(`show:${runner.show}:${bus}`).emit('frame', stageFrame(state, bus))
      }
    },
    log: (log) => ({
      ...log,
      append(commit) {
        const state = stateOf?.()
        if (state && commit.seq === state.position.seq + 1) tell(evolveCommit(state, commit))
        return log.append(commit)
      },
    }),
  }
}

/** A runner for which whatever the room has seen is public. */
export function hasty(runner: ShowRunner): ShowRunner {
  const shown = () => {
    const state = runner.shown()
    const told = state.publications.reduce(
      (s, { id }) => evolve(s, { kind: 'published', publication: id }),
      state,
    )
    return { ...told, feed: closeCommit(told.feed) }
  }
  return { ...runner, shown, onChange: (listener) => runner.onChange(() => listener(shown())) }
}
