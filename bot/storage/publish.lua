-- Name a blob as the current one, unless a later publication stands. Returns what is current then.
-- KEYS: the pointer, the blob. ARGV: its sha256, its size, when it was published (0 for now, in ms
-- by the server's clock), the channel, for how long the blob before is kept (s).
-- The blob before lies in the same slot: its name differs in the hash only.
local current = redis.call('GET', KEYS[1]) or '0 '
local at, sha = string.match(current, '^(%d+) (%x*)$')
at, sha = tonumber(at or 0), sha or ''
local stamp = tonumber(ARGV[3])
if stamp == 0 then
  local time = redis.call('TIME')
  stamp = math.max(time[1] * 1000 + math.floor(time[2] / 1000), at + 1)
elseif stamp < at then
  return current
end
if redis.call('STRLEN', KEYS[2]) ~= tonumber(ARGV[2]) then
  return redis.error_reply('ERR the blob is incomplete')
end
redis.call('PERSIST', KEYS[2])
if sha ~= '' and sha ~= ARGV[1] then
  redis.call('EXPIRE', string.sub(KEYS[2], 1, -1 - #ARGV[1]) .. sha, ARGV[5])
end
local pointer = string.format('%d %s', stamp, ARGV[1])
redis.call('SET', KEYS[1], pointer)
redis.call('PUBLISH', ARGV[4], ARGV[1])
return pointer
