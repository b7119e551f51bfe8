/** A socket to whichever core the desk keeps to. */
import { WebSocket } from 'socket.io-client'
import { socketAt } from '#shared/cores'
import { elsewhere } from './roam.ts'

export class CoreSocket extends WebSocket {
  override createSocket(...[uri, ...rest]: Parameters<WebSocket['createSocket']>): unknown {
    const core = elsewhere()
    return super.createSocket(core === null ? uri : socketAt(uri, core), ...rest)
  }
}
