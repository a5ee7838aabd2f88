# Orders: what is opened, closed or said of points, for those who give them.

order-open = open the standby points
order-confirm = the point is open already
order-close = close
order-always = keep open 24/7
order-note = a note for residents

order-source = source { $source }
order-point = point { $point }

order-until = until { $until }
order-until-lifted = until lifted
order-span = from { $start } { $until }
order-line = { $id } · { $target } · { $effect } · { $span }
order-note-text = { $line } · “{ $note }”
order-why = { $line } ({ $why })

order-given = The order is given.
order-given-already = Such an order is in force already.
order-cancelled = The order is cancelled.
order-reaches =
    { $count ->
        [one] It concerns { $count } point.
       *[other] It concerns { $count } points.
    }
order-reaches-none = It concerns no point of the present data.
orders-none = No orders are in force.

order-unit-unknown = No such oblast, raion or hromada: { $name }. Write its whole name or its KATOTTG code, such as UA18.
order-unit-ambiguous = Several hromadas or raions are called { $name }: { $codes }. Write the code.
order-target-unknown = No such point, source or code.
order-target-missing = Say whom it concerns: --oblast, --raion, --hromada, --source or --point, one of them.
order-effect-missing = Say what to do: --open, --close, --always, --confirm, one of them, or --note alone.
order-instant-wrong = It isn’t clear when: { $text }. Examples: “tue 08:00”, “24.11 08:00”, “12h”.
order-wrong = Such an order can’t be given: it must end after it begins, with texts of at most { $longest } characters.
order-id-unknown = No order { $id } is in force.
orders-too-many = There are too many orders already. Cancel some, or name a hromada instead of its points.
orders-no-redis = Redis doesn’t answer or refuses; nothing is changed. Check REDIS_URL.
orders-no-own-redis = The bot’s own Redis didn’t start; nothing is changed. Set REDIS_URL or check the folder STATE_DIR.
