-- Put one source's edition and what all sources make of it in place, in one step, or nothing.
-- KEYS: the pointer, the ledger, the audit, the packed snapshot. The packed lists lie in the same
-- slot: their names differ in the hash only.
-- ARGV: the SHA-1 of the ledger as it was read, the pointer as it was read, the new ledger, the
-- snapshot's sha256 and size, the channel, for how long what nobody names any more is kept (s), the
-- audit's field and entry, how many lists are kept, their sha256s, then those no longer kept.
-- Returns the new pointer, or 'stale', or 'incomplete'.
if redis.sha1hex(redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then
  return 'stale'
end
local current = redis.call('GET', KEYS[1]) or ''
if current ~= ARGV[2] then
  return 'stale'
end
local prefix = string.sub(KEYS[4], 1, -1 - #ARGV[4])
local kept = tonumber(ARGV[10])
if redis.call('STRLEN', KEYS[4]) ~= tonumber(ARGV[5]) then
  return 'incomplete'
end
for i = 11, 10 + kept do
  if redis.call('EXISTS', prefix .. ARGV[i]) == 0 then
    return 'incomplete'
  end
end
local at, sha = string.match(current, '^(%d+) (%x*)$')
local time = redis.call('TIME')
local stamp = math.max(time[1] * 1000 + math.floor(time[2] / 1000), tonumber(at or 0) + 1)
local pointer = string.format('%d %s', stamp, ARGV[4])
redis.call('PERSIST', KEYS[4])
for i = 11, 10 + kept do
  redis.call('PERSIST', prefix .. ARGV[i])
end
for i = 11 + kept, #ARGV do
  redis.call('EXPIRE', prefix .. ARGV[i], ARGV[7])
end
if sha and sha ~= '' and sha ~= ARGV[4] then
  redis.call('EXPIRE', prefix .. sha, ARGV[7])
end
redis.call('SET', KEYS[2], ARGV[3])
redis.call('SET', KEYS[1], pointer)
redis.call('XADD', KEYS[3], '*', ARGV[8], ARGV[9])
redis.call('PUBLISH', ARGV[6], ARGV[4])
return pointer
