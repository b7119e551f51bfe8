/** Where in Redis the public facts lie for edges of their own: a snapshot of every feed, and the tail of what came after it. */

/** Everything an edge may read begins so; nothing else in that Redis does. */
export const PUBLIC = 'envelope:public:'

/** The core that tells: only it writes here. */
export const WRITER = `${PUBLIC}writer`
/** A stream. Each entry is one message (`m`, JSON) and its number (`k`), which shows whether one was missed. */
export const TAIL = `${PUBLIC}tail`
/** A hash: the message that tells everything, by show. */
export const SNAPSHOT = `${PUBLIC}snapshot`
/** A hash: WebP in base64, by id. */
export const PICTURES = `${PUBLIC}pictures`

/** In the snapshot: the entry it is level with, and its number. No show is called so. */
export const AT = ':at'

/** Its first word: what follows stands alone, and the snapshot is to be read anew. */
export interface BegunMessage {
  readonly kind: 'begun'
}

/**
 * Both answer `other` where another core tells by now. `again`: it told before, and only goes on where nobody else does.
 * A writer's name begins with the number by which its core leads, if it has one: an older number begins nothing.
 */
export const BEGIN = `
local now = redis.call('GET', KEYS[1])
local mine, theirs = string.match(ARGV[1], '^(%d+):'), string.match(now or '', '^(%d+):')
if mine and theirs and tonumber(theirs) > tonumber(mine) then return 'other' end
if ARGV[2] == 'again' and now and now ~= ARGV[1] then return 'other' end
redis.call('SET', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[3])
for at = 3, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1]) end
local id = redis.call('XADD', KEYS[2], '*', 'k', '0', 'm', '{"kind":"begun"}')
redis.call('HSET', KEYS[3], '${AT}', id .. ' 0')
redis.call('XTRIM', KEYS[2], 'MINID', id)
return id
`

/** Answers `none` where nobody tells: what was here is gone. The last word, if it is given, is a show that is no more. */
export const TELL = `
local now = redis.call('GET', KEYS[1])
if not now then return 'none' end
if now ~= ARGV[1] then return 'other' end
if ARGV[4] then redis.call('HDEL', KEYS[3], ARGV[4]) end
return redis.call('XADD', KEYS[2], '*', 'k', ARGV[2], 'm', ARGV[3])
`

/** What was told up to an entry is taken into the snapshot, and the tail before it is let go. */
export const FOLD = `
local now = redis.call('GET', KEYS[1])
if not now then return 'none' end
if now ~= ARGV[1] then return 'other' end
for at = 4, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1]) end
redis.call('HSET', KEYS[3], '${AT}', ARGV[2] .. ' ' .. ARGV[3])
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[2])
return ARGV[2]
`
