/** The best way, whose script is fetched when it is first wanted: a script that does not come is a way that does not open. */
import { OPEN_WITHIN, type OpenTransport, type Transport } from './transport.ts'

export const openSocketLater: OpenTransport = (address, listener) => {
  let inner: Transport | null = null
  let over = false
  const fail = () => {
    if (over || inner) return
    over = true
    listener.hear({ kind: 'disconnected' })
  }
  const late = setTimeout(fail, OPEN_WITHIN)
  import('./transport-socket.ts').then(({ openSocket }) => {
    clearTimeout(late)
    if (!over) inner = openSocket(address, listener)
  }, fail)
  return {
    ask: (question) => inner?.ask(question),
    look: () => inner?.look(),
    close: () => {
      over = true
      clearTimeout(late)
      inner?.close()
    },
  }
}
