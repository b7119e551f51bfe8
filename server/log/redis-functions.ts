/**
 * The part of the log that runs inside Redis, where nothing can come between reading the last seq and appending.
 * A Function, not a script: it survives restarts of Redis (scripts must be sent again).
 */

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

/** Answers: `stored`, or `conflict` with nothing changed. Reads answer the last seq and then id, record, id, record… */
export const LIBRARY = `#!lua name=envelope
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
  if redis.call('EXISTS', about, stream) > 0 then return 'conflict' end
  redis.call('HSET', about, 'generation', args[1], 'id', args[2], 'last', '0')
  if not redis.call('LPOS', shows, args[3]) then redis.call('RPUSH', shows, args[3]) end
  return 'stored'
end

local function append(keys, args)
  local about = redis.call('HMGET', keys[1], 'generation', 'id', 'last')
  local before, seq, record = args[3], args[4], args[5]
  if not is_epoch(about, args) or about[3] ~= before then return 'conflict' end
  if last_id(keys[2]) ~= before .. '-0' then return 'conflict' end
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
  if redis.call('EXISTS', about, stream) > 0 then return 'conflict' end
  if last_id(arriving) ~= args[4] .. '-0' then return 'incomplete' end
  redis.call('PERSIST', arriving)
  redis.call('RENAME', arriving, stream)
  redis.call('HSET', about, 'generation', args[1], 'id', args[2], 'last', args[4])
  if not redis.call('LPOS', shows, args[3]) then redis.call('RPUSH', shows, args[3]) end
  return 'stored'
end

local function remove(keys, args)
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

redis.register_function('envelope_create', create)
redis.register_function('envelope_append', append)
redis.register_function('envelope_arrive', arrive)
redis.register_function('envelope_restore', restore)
redis.register_function('envelope_remove', remove)
redis.register_function { function_name = 'envelope_read', callback = read, flags = { 'no-writes' } }
`
