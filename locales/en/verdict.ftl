# The verdict on the hours: what a person who walks there would find.

verdict-always = 🟢 Open 24/7
verdict-open-until = 🟢 Open until { $until }
verdict-opens-at = 🟡 Opens { $at }
verdict-closed-until = 🔴 Closed; opens { $at }
verdict-ordered-closed = 🔴 Closed by official decision
verdict-ordered-closed-until = 🔴 Closed by official decision; opens { $at }
verdict-closed = 🔴 Closed
verdict-standby = ⚪ Standby: opens within { $within } of an official decision
verdict-being-opened = 🟡 Being set up: open by { $until } (ordered { $ordered }, up to { $within })
verdict-restricted = 🔴 Only for the institution’s pupils and staff
verdict-unknown = ❔ Hours unknown
verdict-unknown-text = ❔ Hours unknown. The source says: “{ $text }”
verdict-note = ℹ️ { $note }

nearer-standby = ⚪ Closer, on standby: { $point }, { $distance }. Opens within { $within } of an official decision.
nearer-being-opened = 🟡 Closer, being set up: { $point }, { $distance }. Open by { $until } (ordered { $ordered }, up to { $within }).
nearer-opens = 🟡 Closer, not open yet: { $point }, { $distance }. Opens { $at }.
nearer-unknown = ❔ Closer, hours unknown: { $point }, { $distance }.
nearer-unknown-text = ❔ Closer, hours unknown: { $point }, { $distance }. The source says: “{ $text }”.

nearest-being-opened = 🟡 Nearest being set up: { $point }, { $distance }. Open by { $until } (ordered { $ordered }, up to { $within }).
nearest-standby = ⚪ Nearest on standby: { $point }, { $distance }. Opens within { $within } of an official decision.
