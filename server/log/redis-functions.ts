/**
 * The part of the log that runs inside Redis, where nothing can come between reading the last seq and appending.
 * A Function, not a script: it survives restarts of Redis (scripts must be sent again).
 */
import { LEASE_FUNCTIONS } from './lease-functions.ts'

/** Kept beside the stream, so that an emptied or exchanged stream is noticed: epoch and last seq. */
export const keysOf = (show: string) => ({ about: `envelope:about:${show}`, stream: `envelope:log:${show}` })

/** Every show, oldest first. */
export const SHOWS = 'envelope:shows'

/** The highest generation of every log that was removed. */
export const GENERATIONS = 'envelope:generations'

/** Written by the ready check, and read by nobody. */
export const PROBE = 'envelope:probe'

/** Where a log that is being restored lies until it is whole; it vanishes by itself if nobody goes on with it. */
export const arrivingKey = (show: string, epoch: string) => `envelope:arriving:${show}:${epoch}`

/** Seconds it is kept from one page to the next. */
export const ARRIVING_SECONDS = 3600

/** Answers: `stored`, or `conflict` or `overtaken` with nothing changed (the last key is the lease, the last word its number). Reads answer the last seq and then id, record, id, record… */
export const LIBRARY = `#!lua name=envelope
${LEASE_FUNCTIONS}
local function last_id(stream)
  if redis.call('EXISTS', stream) == 0 then return '0-0' end
  local info = redis.call('XINFO', 'STREAM', stream)
  for at = 1, #info, 2 do
    if info[at] == 'last-generated-id' then return info[at + 1] end
  end
end

local function is_epoch(about, args)
  return about[1] == args[1] and about[2] == args[2]
end

local function create(keys, args)
  local about, stream, shows = keys[1], keys[2], keys[3]
  if overtaken(keys[4], args[4]) then return 'overtaken' end
  if redis.call('EXISTS', about, stream) > 0 then return 'conflict' end
  redis.call('HSET', about, 'generation', args[1], 'id', args[2], 'last', '0')
  if not redis.call('LPOS', shows, args[3]) then redis.call('RPUSH', shows, args[3]) end
  return 'stored'
end

local function append(keys, args)
  if overtaken(keys[3], args[6]) then return 'overtaken' end
  local about = redis.call('HMGET', keys[1], 'generation', 'id', 'last')
  local before, seq, record = args[3], args[4], args[5]
  if not is_epoch(about, args) or about[3] ~= before then return 'conflict' end
  if last_id(keys[2]) ~= before .. '-0' then return 'conflict' end
  if redis.call('XLEN', keys[2]) ~= tonumber(before) then return 'conflict' end
  redis.call('XADD', keys[2], seq .. '-0', 'commit', record)
  redis.call('HSET', keys[1], 'last', seq)
  return 'stored'
end

local function arrive(keys, args)
  for at = 2, #args, 2 do redis.call('XADD', keys[1], args[at] .. '-0', 'commit', args[at + 1]) end
  redis.call('EXPIRE', keys[1], args[1])
  return 'stored'
end

local function restore(keys, args)
  local about, stream, shows, arriving = keys[1], keys[2], keys[3], keys[4]
  if overtaken(keys[5], args[5]) then return 'overtaken' end
  if redis.call('EXISTS', about, stream) > 0 then return 'conflict' end
  if last_id(arriving) ~= args[4] .. '-0' then return 'incomplete' end
  redis.call('PERSIST', arriving)
  redis.call('RENAME', arriving, stream)
  redis.call('HSET', about, 'generation', args[1], 'id', args[2], 'last', args[4])
  if not redis.call('LPOS', shows, args[3]) then redis.call('RPUSH', shows, args[3]) end
  return 'stored'
end

local function remove(keys, args)
  if overtaken(keys[5], args[5]) then return 'overtaken' end
  local about = redis.call('HMGET', keys[1], 'generation', 'id', 'last')
  if not is_epoch(about, args) or about[3] ~= args[3] then return 'conflict' end
  local known = tonumber(redis.call('HGET', keys[4], args[4]) or '0')
  if tonumber(args[1]) > known then redis.call('HSET', keys[4], args[4], args[1]) end
  redis.call('LREM', keys[3], '0', args[4])
  redis.call('UNLINK', keys[1], keys[2])
  return 'stored'
end

local function read(keys, args)
  local about = redis.call('HMGET', keys[1], 'generation', 'id', 'last')
  if not is_epoch(about, args) then return {} end
  local answer = { about[3] }
  for _, entry in ipairs(redis.call('XRANGE', keys[2], '(' .. args[3] .. '-0', '+', 'COUNT', args[4])) do
    answer[#answer + 1] = entry[1]
    answer[#answer + 1] = entry[2][2]
  end
  return answer
end

local function look(keys, args)
  local about = redis.call('HMGET', keys[1], 'generation', 'id', 'last')
  local found = redis.call('XRANGE', keys[2], args[2] .. '-0', args[2] .. '-0')[1]
  return {
    about[1] or '', about[2] or '', about[3] or '0', last_id(keys[2]), tostring(redis.call('XLEN', keys[2])),
    redis.call('HGET', keys[3], args[1]) or '0', found and redis.sha1hex(found[2][2]) or '',
  }
end

local function mend(keys, args)
  if overtaken(keys[5], args[9]) then return 'overtaken' end
  local about, stream, shows, arriving = keys[1], keys[2], keys[3], keys[4]
  local now = redis.call('HMGET', about, 'generation', 'id', 'last')
  if (now[1] or '') ~= args[1] or (now[2] or '') ~= args[2] or (now[3] or '0') ~= args[3] then return 'conflict' end
  if last_id(stream) ~= args[4] then return 'conflict' end
  if last_id(arriving) ~= args[8] .. '-0' then return 'incomplete' end
  redis.call('PERSIST', arriving)
  redis.call('UNLINK', stream)
  redis.call('RENAME', arriving, stream)
  redis.call('HSET', about, 'generation', args[5], 'id', args[6], 'last', args[8])
  if not redis.call('LPOS', shows, args[7]) then redis.call('RPUSH', shows, args[7]) end
  return 'stored'
end

redis.register_function('envelope_create', create)
redis.register_function('envelope_append', append)
redis.register_function('envelope_arrive', arrive)
redis.register_function('envelope_restore', restore)
redis.register_function('envelope_remove', remove)
redis.register_function('envelope_mend', mend)
redis.register_function { function_name = 'envelope_read', callback = read, flags = { 'no-writes' } }
redis.register_function { function_name = 'envelope_look', callback = look, flags = { 'no-writes' } }
`
