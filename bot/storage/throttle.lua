-- The rule of throttle_rule.py in one step, by the server's clock; the constants stand before this.
-- KEYS: what the person has spent, the places of the day, the chosen language. ARGV[1]: the request.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local request = ARGV[1]
local tally = redis.call('HMGET', KEYS[1], 'full_at', 'resumes_at', 'told_until')
local full_at = math.max(tonumber(tally[1]) or 0, now)
local resumes_at = tonumber(tally[2]) or 0
local told_until = tonumber(tally[3]) or 0
local language = redis.call('GET', KEYS[3])
if full_at > now + RESERVE_MS then
  -- The clock was set back, or another server's clock counts now.
  full_at, resumes_at, told_until = now, 0, 0
end

local function keep()
  redis.call('HSET', KEYS[1], 'full_at', full_at, 'resumes_at', resumes_at, 'told_until', told_until)
  redis.call('PEXPIRE', KEYS[1], math.max(full_at, resumes_at, told_until) - now)
end

local function refuse(left, tell_again)
  local notify = told_until <= now
  if notify then
    told_until = now + tell_again
  end
  keep()
  return {0, notify and 1 or 0, left, language}
end

local counts = request ~= 'other'
local cost = request == 'files' and FILES_COST or 1
if counts and tonumber(redis.call('GET', KEYS[2]) or 0) >= PLACES_A_DAY then
  local left = redis.call('PTTL', KEYS[2])
  return refuse(left, math.min(left, TELL_AGAIN_MS))
end

local spent = full_at + cost * INTERVAL_MS - now
local room
if request == 'location' then
  room = spent <= RESERVE_MS
else
  room = spent <= BURST_MS and resumes_at <= now
end
if not room then
  if resumes_at <= now then
    resumes_at = math.max(now + BURST_MS, full_at + cost * INTERVAL_MS - BURST_MS)
  end
  return refuse(resumes_at - now, resumes_at - now)
end

full_at = full_at + cost * INTERVAL_MS
keep()
if counts and redis.call('INCRBY', KEYS[2], cost) == cost then
  redis.call('PEXPIRE', KEYS[2], DAY_MS)
end
return {1, 0, 0, language}
