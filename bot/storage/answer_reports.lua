-- Take out a point's reports in one step with the audit log.
-- KEYS: all reports, the log. ARGV: how the point's reports begin, the channel, the log's field and
-- its new entry. Returns how many there were.
local taken = 0
for _, report in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if string.sub(report, 1, #ARGV[1]) == ARGV[1] then
    taken = taken + redis.call('ZREM', KEYS[1], report)
  end
end
redis.call('XADD', KEYS[2], '*', ARGV[3], ARGV[4])
redis.call('PUBLISH', ARGV[2], 'reports')
return taken
