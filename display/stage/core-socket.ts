/** A socket to whichever core the page keeps to. */
import { WebSocket } from 'socket.io-client'
import { socketAt } from '#shared/cores'
import { coreElsewhere } from './roam.ts'

export class CoreSocket extends WebSocket {
  override createSocket(...[uri, ...rest]: Parameters<WebSocket['createSocket']>): unknown {
    const core = coreElsewhere()
    return super.createSocket(core === '' ? uri : socketAt(uri, core), ...rest)
  }
}
