/** What goes over a socket, as text: the library's events and answers, once in a plain form and once as Engine.IO writes them. */

export type Packet =
  | { readonly is: 'hello'; readonly space: string; readonly auth: unknown }
  | { readonly is: 'welcome' }
  | { readonly is: 'refused'; readonly data: unknown }
  | { readonly is: 'event'; readonly name: string; readonly args: unknown[]; readonly ack: number | null }
  | { readonly is: 'answer'; readonly ack: number; readonly args: unknown[] }
  | { readonly is: 'bye' }

export interface Codec {
  write(packet: Packet): string
  read(text: string): Packet | null
}

export const plain: Codec = {
  write: (packet) => JSON.stringify(packet),
  read: (text) => JSON.parse(text) as Packet,
}

/** Of readers' pages, which speak it themselves. */
export const engine: Codec = {
  write(packet) {
    if (packet.is === 'event')
      return `42/live,${packet.ack ?? ''}${JSON.stringify([packet.name, ...packet.args])}`
    if (packet.is === 'answer') return `43/live,${packet.ack}${JSON.stringify(packet.args)}`
    if (packet.is === 'welcome') return '40/live,{"sid":"a"}'
    if (packet.is === 'refused') return `44/live,${JSON.stringify({ data: packet.data })}`
    return '1'
  },
  read(text) {
    const [, kind, number, content = ''] = /^(4\d)\/live,(\d*)(.*)$/s.exec(text) ?? []
    if (kind === '40') return { is: 'hello', space: '/live', auth: JSON.parse(content) }
    if (kind !== '42' && kind !== '43') return null
    const [name, ...args] = JSON.parse(content)
    const ack = number ? Number(number) : null
    return kind === '42'
      ? { is: 'event', name, args, ack }
      : { is: 'answer', ack: ack ?? 0, args: [name, ...args] }
  },
}
