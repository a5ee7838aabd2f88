-- Redeem a nonce in one step: what it stands for belongs to the first press that asks, for good.
-- KEYS[1]: the nonce. ARGV[1]: the press. Returns what it stands for; false to any other press.
local kept = redis.call('GET', KEYS[1])
if not kept then return false end
local by, meaning = string.match(kept, '^(%S*) (.*)$')
if by == '' then
  redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. meaning, 'KEEPTTL')
  return meaning
end
return by == ARGV[1] and meaning
