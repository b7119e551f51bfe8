/** The process that reads strangers' files: it may break, and nothing else does; it holds no key, and ends with the core. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_KEY, type House, startHouse, until } from '../../helpers/house.ts'
import { grainy } from '../../helpers/pictures.ts'
import { upload } from '../../helpers/uploads.ts'

let house: House
let file: Buffer
beforeAll(async () => {
  house = await startHouse()
  file = await grainy(60, 40).jpeg().toBuffer()
})
afterAll(() => house?.stop())

const ofProcess = (pid: number | string, what: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

/** Linux's own list of processes; 0 if none is there. */
function drawingOf(core: number): number {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid) || !ofProcess(pid, 'cmdline').includes('draw.js')) return false
    const stat = ofProcess(pid, 'stat')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === core
  })
  return Number(found ?? 0)
}

/** Of the processor, in hundredths of a second. */
function workOf(pid: number): number {
  const stat = ofProcess(pid, 'stat')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[11])
}

test('it is there from the first picture on, and is given none of the keys', async () => {
  const { core } = house.children()
  expect(drawingOf(core)).toBe(0)
  expect(await upload(house, file)).toMatchObject({ status: 201 })
  const drawing = drawingOf(core)
  expect(drawing).toBeGreaterThan(0)
  expect(ofProcess(drawing, 'environ')).toContain('PATH=')
  expect(ofProcess(drawing, 'environ')).not.toContain('ENVELOPE')
  expect(ofProcess(core, 'environ')).toContain(API_KEY)
})

test('a file that breaks it is refused; the room does not notice, and the next picture is drawn', async () => {
  const { core } = house.children()
  const broken = drawingOf(core)
  const before = workOf(broken)
  const refused = upload(house, await grainy(2400, 1800).jpeg().toBuffer())
  await until('the file is being drawn', () => workOf(broken) > before + 2)
  const next = upload(house, file)
  expect((await fetch(`${house.room}/ready`)).status).toBe(200)
  process.kill(broken, 'SIGKILL')
  const answers = await Promise.all([refused, next])
  expect(answers).toContainEqual({
    status: 400,
    code: 'bad-image',
    sentence: 'This picture cannot be used: nothing can read it; export it again, as a PNG or a JPEG.',
  })
  expect(answers).toContainEqual(expect.objectContaining({ status: 201 }))
  expect(house.children().core).toBe(core)
  expect(drawingOf(core)).not.toBe(broken)
})

test('it ends with a core that was killed', async () => {
  const { core } = house.children()
  const drawing = drawingOf(core)
  expect(ofProcess(drawing, 'cmdline')).toContain('draw.js')
  process.kill(core, 'SIGKILL')
  await until('its end', () => ofProcess(drawing, 'cmdline') === '')
  await until('another core', async () => (await upload(house, file)).status === 201)
})
