/** Asks what runs on this machine whether it is ready: ends with 0 or 1. For containers and for whoever watches a house. */
import { request as http } from 'node:http'
import { request as https } from 'node:https'

const { ENVELOPE_ROLE, ENVELOPE_TLS, ROOM_PORT, PUBLIC_PORT } = process.env
const isEdge = ENVELOPE_ROLE === 'edge'
const ask = ENVELOPE_TLS && !isEdge ? https : http
const port = isEdge ? PUBLIC_PORT || 4200 : ROOM_PORT || 4100

// It asks itself, by an address no certificate names: whose it is says nothing.
ask({ host: '127.0.0.1', port, path: '/ready', timeout: 4000, rejectUnauthorized: false }, (answer) =>
  process.exit(answer.statusCode === 200 ? 0 : 1),
)
  .on('error', () => process.exit(1))
  .on('timeout', () => process.exit(1))
  .end()
