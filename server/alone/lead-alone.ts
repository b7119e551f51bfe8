/** Leading without a lease: from the moment a person says so, this core asks nobody any more whether it may. */
import { ALONE } from '#shared/cores'
import { refusal } from '#shared/refusals'
import type { Leadership } from '../standby/leadership.ts'

export interface AloneLeadership extends Leadership {
  /** Redis is out of reach: desks are let in, and told so, also where nothing is commanded. */
  setAdrift(adrift: boolean): void
  /** From now on this core leads, whoever else may. */
  leadAlone(): void
  /** While the histories are joined nothing is commanded. */
  setJoining(joining: boolean): void
}

/** Until somebody says so, it is `inner` in everything. `begunAlone`: an earlier process was alone already. */
export function leadingAlone(inner: Leadership, begunAlone: boolean): AloneLeadership {
  let mode: 'with' | 'alone' | 'joining' = begunAlone ? 'alone' : 'with'
  let adrift = false
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const isWith = () => mode === 'with'
  inner.onChange(() => isWith() && tell())

  return {
    ...inner,
    leads: () => !isWith() || inner.leads(),
    holds: () => !isWith() || inner.holds(),
    leader: () => (isWith() ? inner.leader() : (inner.cores[0] ?? null)),
    elsewhere() {
      if (mode === 'joining') return refusal('joining')
      return isWith() ? inner.elsewhere() : null
    },
    view: () => (isWith() ? inner.view() : ALONE),
    onChange: (listener) => void listeners.add(listener),
    handOver: (to) => (isWith() ? inner.handOver(to) : Promise.resolve(refusal('no-standby', { core: to }))),
    adrift: () => adrift,
    setAdrift(now) {
      adrift = now
    },
    leadAlone() {
      mode = 'alone'
      // Whoever can reach Redis may lead there at once.
      void inner.close().catch(() => undefined)
      tell()
    },
    setJoining(joining) {
      mode = joining ? 'joining' : 'alone'
    },
  }
}
