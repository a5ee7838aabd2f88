-- A provider's turns by the server's clock; INTERVAL_MS stands before this.
-- KEYS: when the next turn is, in milliseconds. ARGV[1]: how many of them the caller can wait.
-- Answers the wait, or -1 when the turn is later than that; a turn given is taken.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local turn = math.max(tonumber(redis.call('GET', KEYS[1])) or 0, now)
if turn - now > tonumber(ARGV[1]) then
  return -1
end
redis.call('SET', KEYS[1], turn + INTERVAL_MS, 'PX', turn + INTERVAL_MS - now)
return turn - now
