# What `nezlamnist doctor` finds: first what is so, then what to do.

doctor-env-readable = .env: others on this machine can read your secrets. Run: chmod 600 .env

doctor-token-ok = Token: the bot is @{ $name }.
doctor-token-refused = Token: Telegram refuses it. Take the current one from @BotFather (/mybots, API Token) and set BOT_TOKEN.
doctor-telegram-silent = Telegram: no answer within five seconds. Check the network, the firewall and TELEGRAM_API_URL.

doctor-inline-on = Search in any chat: on.
doctor-inline-off = Search in any chat: off. Send @BotFather the command /setinline, and /setinlinegeo for searches by location.
doctor-groups-shut = Groups: the bot can’t be added to any. Send @BotFather the command /setjoingroups and choose Enable.
doctor-groups-overheard = Groups: Telegram sends the bot all that is written there, while commands, mentions and replies are all it needs. Send @BotFather the command /setprivacy, choose Enable, and add the bot to its groups anew.

doctor-webhook-none = Updates: by polling; no webhook stands in the way.
doctor-webhook-in-the-way = Updates: polling gets nothing while a webhook is set. Set WEBHOOK_URL, or remove the webhook by the method deleteWebhook.
doctor-webhook-ok =
    { $count ->
        [one] Webhook: set, { $count } update is waiting.
       *[other] Webhook: set, { $count } updates are waiting.
    }
doctor-webhook-unset = Webhook: not set yet. “nezlamnist run” sets it at its start.
doctor-webhook-elsewhere = Webhook: Telegram sends to another address. “nezlamnist run” sets yours at its start; stop any other bot with this token.
doctor-webhook-port = Webhook: Telegram sends to the ports 443, 80, 88 and 8443 only. Mend WEBHOOK_URL.
doctor-webhook-pending =
    { $count ->
        [one] Webhook: { $count } update is waiting.
       *[other] Webhook: { $count } updates are waiting. Is the bot running, and is one process enough? See the table of scale in OPERATORS.md.
    }
doctor-webhook-error = Webhook: { $minutes } min ago Telegram met: { $reason }. Check the proxy and /readyz.

doctor-certificate =
    { $days ->
        [one] Certificate: trusted, for { $days } more day.
       *[other] Certificate: trusted, for { $days } more days.
    }
doctor-certificate-soon =
    { $days ->
        [one] Certificate: { $days } day left. Renew it.
       *[other] Certificate: { $days } days left. Renew it.
    }
doctor-certificate-bad = Certificate: not trusted ({ $reason }). Telegram needs the whole chain, the intermediate certificates included.
doctor-certificate-unseen = Certificate: the webhook’s address can’t be reached from here. If Telegram can’t reach it either, check DNS, the proxy and port 443.

doctor-redis-own = Redis: “run” starts its own and keeps it in STATE_DIR.
doctor-redis-none = Redis: none. Each process remembers for itself until its end. Set REDIS_URL.
doctor-redis-ok = Redis: the master answers in { $milliseconds } ms and saves to disk.
doctor-redis-slow = Redis: { $milliseconds } ms an answer. Put it nearer to the bot.
doctor-redis-silent = Redis: no answer. Check REDIS_URL, the server and the network; the bot goes on without it.
doctor-redis-refused = Redis: refuses the password or the user. Mend REDIS_URL.
doctor-redis-read-only = Redis: this is a replica and takes no writes. Name the master, or Sentinel (redis+sentinel://).
doctor-redis-forgets = Redis: saves nothing to disk. Set appendonly yes.
doctor-redis-evicts = Redis: when memory is short it drops anything, the published points too. Set maxmemory-policy volatile-ttl.

doctor-points-ok =
    { $days ->
        [one] Points: { $count }, { $days } day old.
       *[other] Points: { $count }, { $days } days old.
    }
doctor-points-old =
    { $days ->
        [one] Points: { $count }, { $days } day old. Publish a newer list.
       *[other] Points: { $count }, { $days } days old. Publish a newer list.
    }
doctor-points-undated = Points: { $count }, of an unknown date. Set POINTS_AS_OF.
doctor-points-demo = Points: made up. Set POINTS; without it “run” needs --demo.
doctor-points-damaged = Points: what is published is damaged; the bots answer from what they had. Publish the list again.
doctor-points-unread = Points: { $reason } Mend POINTS.

doctor-clock-ok = Clock: right.
doctor-clock-off =
    { $count ->
        [one] Clock: { $count } second off. Turn on time synchronisation (NTP): open hours depend on it.
       *[other] Clock: { $count } seconds off. Turn on time synchronisation (NTP): open hours depend on it.
    }
doctor-clock-unknown = Clock: nothing to compare it with.

doctor-state-ok = STATE_DIR: can be written.
doctor-state-unwritable = STATE_DIR: can’t be written. Give the folder to the bot’s user.
doctor-state-readable = STATE_DIR: others on this machine can read it. Run chmod 700 on it.
doctor-state-full = STATE_DIR: { $count } MB left on the disk.

doctor-end-ok = All is well.
doctor-end-warn = Nothing is broken. What is marked ⚠ deserves your attention.
doctor-end-fail = Something is broken. Mend what is marked ✗.
