/** Who may come through which door of the room, as statuses: this table is the test. A route that is not in it fails. */
import type { Command } from '#shared/commands'
import type { ControlUp, LiveUp, StageUp } from '#shared/protocol'

// In the order of VIEWERS: nobody, press, editor, operator, scrutineer, producer, automation.
const ANYONE = '200 200 200 200 200 200 200'
const DESK = '401 403 200 200 200 200 200'
/** 400 and 404: let in, and what was asked for makes no sense or is not there. */
const PRODUCER = '401 403 403 403 403 400 400'
const PRODUCER_NOTHING = '401 403 403 403 403 404 404'
const PRODUCER_DONE = '401 403 403 403 403 200 200'

export const ROOM: Readonly<Record<string, string>> = {
  // Pages and what they are made of: nothing of any show is in them.
  'GET /': '302 302 302 302 302 302 302',
  'GET /control': ANYONE,
  'GET /control/sheet': ANYONE,
  'GET /help': ANYONE,
  'GET /help/en': ANYONE,
  'GET /help/de': ANYONE,
  'GET /help/companion': ANYONE,
  'GET /demonstration': ANYONE,
  'GET /stage': ANYONE,
  'GET /stage-worker.js': ANYONE,
  'GET /press': ANYONE,
  'GET /preflight': ANYONE,
  'GET /preflight/frame': ANYONE,
  'GET /preflight/fit': ANYONE,
  'GET /assets/*': '404 404 404 404 404 404 404',
  'GET /favicon.ico': '204 204 204 204 204 204 204',
  'GET /health': ANYONE,
  'GET /ready': ANYONE,
  'GET /leads': ANYONE,
  // Pictures of all candidates are alike; whoever knows an address has seen it on a screen.
  'GET /images/:id': '404 404 404 404 404 404 404',
  'POST /control/images': '401 403 400 400 403 400 400',

  // Coming in. Automation is no page, and signs in nowhere.
  'GET /control/door': ANYONE,
  'GET /control/session': '401 200 200 200 200 200 200',
  'POST /control/sign-in': '400 400 400 400 400 400 403',
  'POST /control/sign-out': '200 200 200 200 200 200 403',
  'POST /control/sign-out-everywhere': '401 200 200 200 200 200 200',
  'POST /control/password': '401 400 400 400 400 400 400',
  'POST /control/invite': '401 403 403 403 403 400 403',

  // The people of the house.
  'GET /control/people': PRODUCER_DONE,
  'POST /control/people': PRODUCER,
  'POST /control/people/:id/link': PRODUCER_NOTHING,
  'PATCH /control/people/:id': PRODUCER_NOTHING,
  'DELETE /control/people/:id': PRODUCER_DONE,
  'DELETE /control/sessions/:id': PRODUCER_DONE,

  // The key of the envelopes: seen by whoever seals, carried by a producer at a desk.
  'GET /control/key': '401 403 403 200 200 200 200',
  'POST /control/key/check': '401 403 403 200 200 200 200',
  'POST /control/key/export': '401 403 403 403 403 400 403',
  'POST /control/key/import': '401 403 403 403 403 400 403',
  // Looks into envelopes.
  'POST /control/paper': '401 403 403 403 400 400 403',

  // The evening.
  'GET /api/v1/openapi.json': ANYONE,
  'GET /api/v1/shows': DESK,
  'GET /api/v1/shows/:show': DESK,
  'GET /api/v1/status': DESK,
  'GET /api/v1/status.txt': DESK,
  'GET /api/v1/shows/:show/status': DESK,
  'GET /api/v1/shows/:show/status.txt': DESK,
  'GET /api/v1/shows/:show/as-run.json': DESK,
  'GET /api/v1/shows/:show/as-run.csv': DESK,
  'GET /api/v1/shows/:show/as-run/head': DESK,
  'GET /api/v1/shows/:show/as-run/verify': DESK,
  'GET /api/v1/shows/:show/results.json': DESK,
  'GET /api/v1/shows/:show/results.csv': DESK,
  'GET /api/v1/shows/:show/shortlist.csv': DESK,
  'GET /control/ready': DESK,
  'GET /metrics': DESK,
  // Which command is whose is below; here none was understood.
  'POST /api/v1/shows/:show/commands': '401 403 400 400 400 400 400',
  'POST /api/v1/press/:button': '401 403 404 404 404 404 404',
  'POST /api/v1/shows/:show/press/:button': '401 403 404 404 404 404 404',
  'GET /api/v1/screens': DESK,
  'POST /api/v1/screens': '401 403 403 400 403 400 400',
  'POST /api/v1/air': '401 403 403 400 403 400 400',
  'POST /api/v1/shows/:show/rehearsals': '401 403 403 404 403 404 404',

  // Whole shows.
  'POST /api/v1/shows': PRODUCER,
  'GET /control/shows': DESK,
  'POST /control/shows/:show/duplicate': PRODUCER,
  'POST /control/shows/:show/archive': PRODUCER,
  'POST /control/shows/:show/delete': PRODUCER,
  'POST /control/shows/:show/rehearsals/delete': PRODUCER_NOTHING,
  'POST /control/shows/:show/pack': '401 403 400 400 400 400 400',
  'GET /control/shows/:show/export': PRODUCER_DONE,
  'POST /control/shows/restore': PRODUCER,
  'GET /control/kept/:kept': PRODUCER_NOTHING,
  'POST /control/kept/:kept/delete': PRODUCER_DONE,
  'POST /control/kept/:kept/restore': PRODUCER,
  'POST /control/imports': PRODUCER,
  'POST /control/imports/:id/files': PRODUCER_NOTHING,
  'GET /control/imports/:id': PRODUCER_NOTHING,
  'PATCH /control/imports/:id': PRODUCER_NOTHING,
  'GET /control/imports/:id/rows': PRODUCER_NOTHING,
  'POST /control/imports/:id/commit': PRODUCER_NOTHING,
  'DELETE /control/imports/:id': PRODUCER_NOTHING,
}

/** What the readers' port answers, whoever asks: it knows nobody. */
export const PUBLIC: Readonly<Record<string, number>> = {
  'GET /': 302,
  'GET /health': 200,
  'GET /ready': 200,
  'GET /favicon.ico': 204,
  'GET /robots.txt': 200,
  'GET /sitemap.xml': 200,
  'GET /assets/*': 404,
  'GET /images/:id': 404,
  'GET /embed.js': 200,
  'GET /oembed': 404,
  'GET /live/:show': 200,
  'GET /live/:show/winners': 200,
  'GET /live/:show/p/:post': 404,
  'GET /live/:show/share/:name': 404,
  'GET /live/:show/embed': 200,
  'GET /live/:show/embed.json': 200,
  'GET /live/:show/commitments': 200,
  'GET /live/:show/commitments.json': 200,
  'GET /live/:show/feed.atom': 200,
  'GET /live/:show/feed.json': 200,
  'GET /live/:show/feed.rss': 200,
  'GET /live/:show/log/head': 200,
  'GET /live/:show/log/:log/since/:n': 404,
}

/** Answers to one message of each event: `-` is an event that has none, and no door. */
type Events<Up> = Readonly<Record<keyof Up, string>>

/** Columns as above; nobody and the press room are turned away before they can say anything. */
export const CONTROL: Events<ControlUp> = {
  command: 'not-signed-in not-your-role ok ok not-your-role ok ok',
  peek: 'not-signed-in not-your-role not-your-role not-your-role ok ok not-your-role',
  feed: 'not-signed-in not-your-role ok ok ok ok ok',
  words: 'not-signed-in not-your-role ok ok ok ok ok',
  writing: 'not-signed-in not-your-role - - - - -',
  screens: 'not-signed-in not-your-role not-your-role ok not-your-role ok ok',
  alone: 'not-signed-in not-your-role not-your-role malformed not-your-role malformed malformed',
  handover: 'not-signed-in not-your-role not-your-role malformed not-your-role malformed malformed',
}
/** As a desk's monitor. Whoever is no desk may still show a code, and is told the time. */
export const STAGE: Events<StageUp> = {
  clock: 'not-signed-in not-signed-in ok ok ok ok ok',
  painted: 'not-signed-in not-signed-in - - - - -',
}
/** The press room may be looked at by everybody who is signed in, and says nothing. */
export const PRESS = 'not-signed-in in in in in in in'
export const LIVE: Events<LiveUp> = { since: 'ok ok ok ok ok ok ok' }

/** Who may issue which command: producer, operator, scrutineer, editor, press, clock. */
export const ISSUERS = ['producer', 'operator', 'scrutineer', 'editor', 'press', 'clock'] as const
const STAGE_HANDS = 'yes yes no no no no'
const WORDS = 'yes yes no yes no no'
const ALONE = 'yes no no no no no'
const SEALERS = 'yes yes yes no no no'
const EYES = 'yes no yes no no no'
const CLOCK = 'no no no no no yes'

export const COMMANDS: Readonly<Record<Command['kind'], string>> = {
  take: STAGE_HANDS,
  arm: STAGE_HANDS,
  disarm: 'yes yes no no no yes',
  drive: STAGE_HANDS,
  back: STAGE_HANDS,
  clear: STAGE_HANDS,
  preview: STAGE_HANDS,
  retract: STAGE_HANDS,
  blackout: 'yes yes yes yes no no',
  confirm: EYES,
  peek: EYES,
  'discard-result': EYES,
  'set-result': SEALERS,
  'correct-result': SEALERS,
  announce: SEALERS,
  'write-post': WORDS,
  'edit-post': WORDS,
  'delete-post': WORDS,
  'withdraw-post': WORDS,
  'pin-post': WORDS,
  'keep-draft': WORDS,
  'drop-draft': WORDS,
  'set-image': WORDS,
  'edit-entry': WORDS,
  'edit-category': WORDS,
  'note-cue': WORDS,
  'withdraw-entry': STAGE_HANDS,
  'move-segment': STAGE_HANDS,
  'insert-segment': STAGE_HANDS,
  'edit-segment': STAGE_HANDS,
  'skip-segment': STAGE_HANDS,
  'remove-segment': STAGE_HANDS,
  'stage-category': STAGE_HANDS,
  'open-show': ALONE,
  revise: ALONE,
  'edit-ceremony': ALONE,
  'edit-settings': ALONE,
  'set-levels': ALONE,
  'set-theme': ALONE,
  'add-category': ALONE,
  'remove-category': ALONE,
  'add-entry': ALONE,
  'remove-entry': ALONE,
  'move-entry': ALONE,
  publish: CLOCK,
  witness: CLOCK,
}
