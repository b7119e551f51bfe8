/** Pictures sent to a house by HTTP, and asked for again as a page asks for them. */
import { API_KEY, type House } from './house.ts'

export interface Uploaded {
  readonly status: number
  readonly image: string
  readonly width: number
  readonly height: number
  readonly code?: string
  readonly sentence?: string
}

export const BEARER = { authorization: `Bearer ${API_KEY}` }

/** With the API key, unless it is sent as somebody else; `type` is what it says it is, which may be nothing. */
export async function upload(
  { room }: Pick<House, 'room'>,
  file: Buffer,
  type = 'image/jpeg',
  headers: Record<string, string> = BEARER,
): Promise<Uploaded> {
  const reply = await fetch(`${room}/control/images`, {
    method: 'POST',
    headers: { ...headers, ...(type ? { 'content-type': type } : {}) },
    body: new Uint8Array(file),
  })
  return { status: reply.status, ...((await reply.json()) as Omit<Uploaded, 'status'>) }
}

export async function picture({ room }: Pick<House, 'room'>, image: string) {
  const reply = await fetch(`${room}/images/${image}`)
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}
