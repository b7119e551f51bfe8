/** A file on its way: how much of it has left, and the server's answer as every other. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { progressWords } from '../../control/progress-words.ts'
import { type Sent, sendFile } from '../../control/send-file.ts'

/** The browser's own, as far as it is used; the test says what the line does. */
class Request extends EventTarget {
  static last: Request
  readonly upload = new EventTarget()
  readonly headers: Record<string, string> = {}
  status = 0
  responseText = ''
  opened: string[] = []
  constructor() {
    super()
    Request.last = this
  }
  open(...words: string[]): void {
    this.opened = words
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value
  }
  send(): void {}
  left(loaded: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded }))
  }
  answers(status: number, text: string): void {
    Object.assign(this, { status, responseText: text })
    this.dispatchEvent(new Event('load'))
  }
}

beforeEach(() => vi.stubGlobal('XMLHttpRequest', Request))
afterEach(() => vi.unstubAllGlobals())

const file = new Blob(['x'.repeat(1000)])
function sending() {
  const told: Sent[] = []
  return { told, answer: sendFile('/control/x', file, { 'content-type': 'a/b' }, (sent) => told.push(sent)) }
}

test('says how much has left, never more than there is, and at last all of it', async () => {
  const { told, answer } = sending()
  const { last } = Request
  last.left(400)
  last.left(1200)
  last.upload.dispatchEvent(new Event('load'))
  last.answers(200, '{"show":"gala"}')
  expect(await answer).toEqual({ value: { show: 'gala' } })
  expect(told.map(({ bytes }) => bytes)).toEqual([400, 1000, 1000])
  expect(last.opened).toEqual(['POST', '/control/x'])
  expect(last.headers).toEqual({ 'content-type': 'a/b', ...PAGE_HEADER })
})

test('a refusal is its sentence; a line that breaks, or an answer cut short, is nobody’s answer', async () => {
  const refused = sending().answer
  Request.last.answers(409, '{"code":"show-exists","sentence":"There is one."}')
  expect(await refused).toEqual({ code: 'show-exists', sentence: 'There is one.' })
  const mute = sending().answer
  Request.last.answers(500, 'Oops')
  expect(await mute).toEqual({ code: null, sentence: 'The server did not do it.' })
  const unreachable = { code: 'unreachable', sentence: expect.stringContaining('cannot be reached') }
  const broken = sending().answer
  Request.last.dispatchEvent(new Event('error'))
  expect(await broken).toEqual(unreachable)
  const short = sending().answer
  Request.last.answers(200, '{"show":"ga')
  expect(await short).toEqual(unreachable)
})

test('in words: what has left, then what is done with it, and since when', () => {
  const MB = 1024 * 1024
  expect(progressWords({ bytes: 12 * MB, of: 48 * MB }, 'Reading', 9)).toBe('Sending, 12.0 MB of 48.0 MB')
  expect(progressWords({ bytes: 48 * MB, of: 48 * MB }, 'Reading', 1)).toBe('Reading…')
  expect(progressWords(null, 'Reading', 12)).toBe('Reading, 12 s so far…')
})
