/** The pages a desk's tests are served: the built ones, and a stand-in for the stage. */
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { policyLine } from '../../server/security-headers.ts'

const KINDS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const POLICY = policyLine('room')

/** Stands in for the stage page, of which the desk frames miniatures: says what it was asked to draw. */
export const stagePage = (asked: URLSearchParams): string =>
  `<!doctype html><html lang="en"><title>Stage</title><style>body{margin:0;background:#1d2530;color:#f3efe6;font:600 9vmin Georgia,serif;display:grid;place-content:center;justify-items:center;gap:2vmin;height:100vh}small{font:500 4vmin sans-serif;color:#d8b56a}</style><small>${asked.get('bus')}</small><p>${asked.get('layout') ?? 'Stage'}</p></html>`

/** A built page or one of its files, with the policy of the room's port. */
export function sendPage(response: ServerResponse, pages: string, path: string): void {
  const type = KINDS[extname(path)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY })
  response.end(readFileSync(join(pages, path)))
}
