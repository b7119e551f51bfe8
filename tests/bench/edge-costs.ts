/** `npm run bench -- edge-costs`: what `npm run simulate` reckons with and no other bench measures: an answer out of memory, an edge without readers, and the way through Redis. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { night } from '../display/live-sample.ts'
import { SAMPLE, startHouse, until } from '../helpers/house.ts'
import { ofProcess } from '../helpers/processes.ts'
import { SHOW, streamWorld } from '../helpers/public-stream.ts'
import { startRedis } from '../helpers/redis.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'
import { rush } from './rush.ts'

const ROUNDS = 5
const RUSH_MS = 3000
const HOPS = 300

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** Microseconds of processor time a process has had. */
function cpuUs(pid: number): number {
  const stat = ofProcess(String(pid), 'stat')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6
}
const residentMB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(ofProcess(String(pid), 'status'))?.[1]) / 1024

async function anEdge() {
  const house = await startHouse({ environment: { ENVELOPE_EDGES: '1' } })
  try {
    const { edge } = house.children()
    const port = Number(new URL(house.readers).port)
    const path = `/live/${SAMPLE}/log/head`
    await rush(port, path, 500)
    const edgeMB = residentMB(edge)
    const answers: number[] = []
    const perSecond: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = cpuUs(edge)
      const rushed = await rush(port, path, RUSH_MS)
      answers.push((cpuUs(edge) - before) / (rushed.perSecond * (RUSH_MS / 1000)))
      perSecond.push(rushed.perSecond)
      await pause(200)
    }
    return {
      edgeMB: Math.round(edgeMB),
      answerUs: tenths(quantile(answers, 0.5)),
      answersPerSecond: Math.round(quantile(perSecond, 0.5)),
    }
  } finally {
    await house.stop()
  }
}

async function theWay() {
  const redis = await startRedis()
  const world = streamWorld(redis.url)
  world.atEnd(redis.stop)
  try {
    const evening = night()
    const core = world.tells()
    core.publish(evening.feed())
    core.begin()
    const edge = await world.edge()
    await until('the edge to be level', edge.source.isLevel)
    const took: number[] = []
    for (let hop = 0; hop < HOPS; hop += 1) {
      const feed = evening.write(`post-${hop}`, 'x'.repeat(1200))
      const began = performance.now()
      const heard = new Promise<void>((resolve) => {
        edge.feeds.onUpdate((show, { to }) => {
          if (show === SHOW && to === feed.cursor.n) resolve()
        })
      })
      core.publish(feed)
      await heard
      took.push(performance.now() - began)
    }
    return { hopMs: tenths(quantile(took, 0.5)), hopP99Ms: tenths(quantile(took, 0.99)) }
  } finally {
    await world.end()
  }
}

export async function bench(say: (line: string) => void) {
  const busy = await busyPercent()
  const figures = { ...(await anEdge()), ...(await theWay()) }
  say(`An answer out of memory takes ${figures.answerUs} µs of a core, ${figures.answersPerSecond} a second.`)
  say(`An edge without readers has ${figures.edgeMB} MB.`)
  say(`Through Redis, durable, it takes ${figures.hopMs} ms; at p99 ${figures.hopP99Ms} ms.`)
  return { ...figures, busyPercent: busy, processors: cpus().length }
}
