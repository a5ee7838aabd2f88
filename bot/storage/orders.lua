-- Change the orders in one step with the audit log, unless they were changed meanwhile.
-- KEYS: the orders, the log. ARGV: the new orders, when they were changed last (ms), when these were
-- (0 for now, by the server's clock), the channel, the log's field and its new entry.
-- Returns what stands then: a time and the orders; false where they were changed meanwhile.
local standing = redis.call('GET', KEYS[1]) or '0 []'
local at = tonumber(string.match(standing, '^(%d+) ') or 0)
local stamp = tonumber(ARGV[3])
if stamp > 0 then
  if stamp <= at then return standing end
else
  if at ~= tonumber(ARGV[2]) then return false end
  local time = redis.call('TIME')
  stamp = math.max(time[1] * 1000 + math.floor(time[2] / 1000), at + 1)
end
standing = string.format('%.0f ', stamp) .. ARGV[1]
redis.call('SET', KEYS[1], standing)
if ARGV[6] then redis.call('XADD', KEYS[2], '*', ARGV[5], ARGV[6]) end
redis.call('PUBLISH', ARGV[4], 'orders')
return standing
