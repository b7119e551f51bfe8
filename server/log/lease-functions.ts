/**
 * Who leads, of several cores on one Redis: the part that runs inside Redis, by its clock and nobody else's.
 * Whoever begins to lead draws the next number (`token`); what is written with an older one is refused for ever, so a core
 * that slept through the end of its lease can wake, and write, and change nothing.
 */

/** The lease: number, holder (its address), fingerprint of its seal key, until when, for whom it is kept, and how far its clock is from that of Redis. */
export const LEASE = 'envelope:lease'

/** Milliseconds for which a core leads without a word to Redis. */
export const LEASE_MS = 3000

/** Who stands by: what each last said of itself, and until when that counts, by address. */
export const STANDBYS = 'envelope:standbys'

/**
 * `overtaken` is for everything that writes to a log. A number that Redis has not seen is remembered: a restored dump must not
 * let an older one in again.
 */
export const LEASE_FUNCTIONS = `
local function now_ms()
  local now = redis.call('TIME')
  return tonumber(now[1]) * 1000 + math.floor(tonumber(now[2]) / 1000)
end

local function overtaken(lease, token)
  if not token or token == '' then return false end
  local highest = tonumber(redis.call('HGET', lease, 'token') or '0')
  if tonumber(token) > highest then redis.call('HSET', lease, 'token', token) end
  return tonumber(token) < highest
end

local function lease_of(key)
  local held = redis.call('HMGET', key, 'token', 'holder', 'key', 'until', 'heir', 'heirUntil', 'skew')
  for at = 1, 7 do held[at] = held[at] or '' end
  return held, tonumber(held[4]) or 0, tonumber(held[6]) or 0
end

local function lease_take(keys, args)
  local now = now_ms()
  local held, held_until, heir_until = lease_of(keys[1])
  if held_until > now and held[2] ~= args[1] then return { 'held', held[2] } end
  if held[5] ~= '' and held[5] ~= args[1] and heir_until > now then return { 'held', held[5] } end
  local token = math.max(tonumber(held[1]) or 0, tonumber(args[4]) or 0) + 1
  redis.call('HSET', keys[1], 'token', token, 'holder', args[1], 'key', args[2], 'until', now + tonumber(args[3]), 'heir', '')
  redis.call('HDEL', keys[2], args[1])
  return { 'taken', tostring(token), tostring(now), held[7], tostring(held_until) }
end

local function lease_renew(keys, args)
  local now = now_ms()
  if overtaken(keys[1], args[1]) then return { 'lost' } end
  redis.call('HSET', keys[1], 'holder', args[2], 'key', args[3], 'until', now + tonumber(args[4]), 'heir', '', 'skew', args[5])
  local answer = { 'kept', tostring(now) }
  local all = redis.call('HGETALL', keys[2])
  for at = 1, #all, 2 do
    local said_until, said = string.match(all[at + 1], '^(%d+) (.*)$')
    if tonumber(said_until) < now then redis.call('HDEL', keys[2], all[at])
    else
      answer[#answer + 1] = all[at]
      answer[#answer + 1] = said
    end
  end
  return answer
end

local function lease_give(keys, args)
  if overtaken(keys[1], args[1]) then return 'lost' end
  local now = now_ms()
  redis.call('HSET', keys[1], 'until', now, 'heir', args[2], 'heirUntil', now + tonumber(args[3]))
  return 'given'
end

local function standby_attend(keys, args)
  redis.call('HSET', keys[1], args[1], (now_ms() + tonumber(args[3])) .. ' ' .. args[2])
  return 'noted'
end

local function lease_look(keys, args)
  local now = now_ms()
  local held, held_until, heir_until = lease_of(keys[1])
  local heir = ''
  if heir_until > now then heir = held[5] end
  local answer = { held[1], held[2], held[3], tostring(held_until > now), heir }
  for _, show in ipairs(redis.call('LRANGE', keys[2], 0, -1)) do
    local about = redis.call('HMGET', args[1] .. show, 'generation', 'id', 'last')
    if about[1] and about[2] and about[3] then
      for _, word in ipairs({ show, about[1], about[2], about[3] }) do answer[#answer + 1] = word end
    end
  end
  return answer
end

redis.register_function('envelope_lease_take', lease_take)
redis.register_function('envelope_lease_renew', lease_renew)
redis.register_function('envelope_lease_give', lease_give)
redis.register_function('envelope_standby_attend', standby_attend)
redis.register_function { function_name = 'envelope_lease_look', callback = lease_look, flags = { 'no-writes' } }
`
