/** The page's side of its service worker, and of builds that came after it. */
import { trusted } from '../trusted.ts'
import { createRenewal } from './renewal.ts'

/** A newer build is looked for this often, in milliseconds. */
const LOOK = 60_000

const WORKER = '/stage-worker.js'

/** Without it the page shows all the same; nothing of it may fail. */
async function register(): Promise<void> {
  const policy = trusted('stage-worker', {
    createScriptURL: (address) => {
      if (address !== WORKER) throw new Error(`${address} is no worker of the stage`)
      return address
    },
  })
  await navigator.serviceWorker.register(policy.createScriptURL(WORKER), { scope: '/stage' })
}

/** Lets the worker hold this page where there can be one, and takes a newer build over while nothing moves. */
export function holdPage(quiet: () => boolean): void {
  if ('serviceWorker' in navigator) register().catch(() => undefined)
  const mine = document.querySelector('meta[name="whole"]')?.getAttribute('content')
  const renew = createRenewal(quiet)
  const look = async () => {
    const theirs = await buildThere().catch(() => null)
    if (mine && theirs && theirs !== mine) renew()
  }
  setInterval(look, LOOK)
  addEventListener('online', look)
}

/** The build the server has now; null if it does not say. */
async function buildThere(): Promise<string | null> {
  const answer = await fetch('/stage', { cache: 'no-store' })
  if (!answer.ok) return null
  return /<meta name="whole" content="([^"]*)"/.exec(await answer.text())?.[1] ?? null
}
