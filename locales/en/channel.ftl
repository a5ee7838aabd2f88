# A post in an oblast's channel about an order.

post-open = 🟡 { $target }: standby Points of Invincibility are being opened
post-always = 🟢 { $target }: Points of Invincibility are open 24/7
post-span = From { $start } { $until }.
post-within = They open within { $within } of the decision.
post-point = • { $point }
post-count =
    { $count ->
        [one] That is { $count } point.
       *[other] That is { $count } points.
    }
post-link = The nearest to you: { $link }

setting-channels = write UA18=@channel, separated by commas, each oblast once
