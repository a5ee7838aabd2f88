-- Take one person's report of one point in one step: it replaces the one made before.
-- KEYS: the person's mark at this point, all reports. ARGV: the report, when it was made and how long
-- it is kept (ms), the channel.
-- Returns 1, or 0 where the person's report has been answered and may not be repeated yet.
local before = redis.call('GET', KEYS[1])
if before and redis.call('ZREM', KEYS[2], before) == 0 then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[2] - ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], 'reports')
return 1
