# What the bot says to admins.

admin-which-source = Which source is this list of?
admin-file-gone = The file can’t be seen any more. Send it again.
admin-tables = All notices and changes.
admin-outside = The list has points outside your oblasts: { $oblasts }. Only an admin of those oblasts can publish it.
admin-draft-gone = This draft is gone: ten minutes have passed, or it was used. Send the file again.
admin-button-gone = This button no longer works: ten minutes have passed, or it was pressed. Repeat the command.
admin-discarded = The draft is thrown away. Nothing has changed.
admin-changed-since = Something else was published since. See /history.
admin-refused = Not published: the guards forbid it.
admin-stale-draft = Not published: while you were deciding, another list of this source came out. Send the file again to compare it with that one.
admin-demo = Not published: the points are made up.
admin-nothing-before = There is nothing to go back to: no earlier version is kept.
admin-no-download = Telegram didn’t hand the file over. Send it again.
admin-no-store = The store doesn’t answer. Try in a minute; /history shows what is published.
admin-cut-short = The work was cut short, the bot is restarting. Send the file again; /history shows what is published.
admin-failed = It failed through a mistake in the bot. /history shows what is published.

stage-fetch = Fetching the file…
work-read = Reading the file
work-fill = Looking for addresses without coordinates
work-place = Checking points against the map
work-compare = Comparing with what is published
work-pack = Preparing the report
work-merge = Joining with other sources
work-test = Testing the result
stage-read = { work-read }… { $percent }%
stage-fill = { work-fill }… { $percent }%
stage-place = { work-place }… { $percent }%
stage-compare = { work-compare }… { $percent }%
stage-pack = { work-pack }… { $percent }%
stage-merge = { work-merge }… { $percent }%
stage-test = { work-test }… { $percent }%

report-title = List checked, source “{ $source }”
report-no-source = It isn’t said who published it
report-date = As of { $moment }
report-no-date = It isn’t said as of when
report-rows = Rows: { $rows }, of them unusable { $invalid }
report-points = Points: { $public }, open now { $open }, standby { $standby }
report-withheld = Won’t be shown: { $withheld }
report-approximate = Coordinates approximate, by address: { $approximate }
report-no-changes = Nothing changes.
report-changes = Changes: { $figures }
report-moved = moved { $moved }
report-changed = changed { $changed }
report-oblast = • { $name }: { $figures }
report-no-oblast = no oblast
report-more = • and { $more } more
report-unknown-headers = Columns I don’t know: { $headers }
report-notices = Notices: errors { $errors }, warnings { $warnings }
report-notice = • { $text }
report-advice = → { $text }
report-clean = ✅ It can be published.
report-refused = It can’t be published. If the list is right all the same, that takes a reason and another admin’s consent.
report-refused-for-good = It can’t be published.

list-row = row { $row }
list-column = “{ $column }”
list-cell = row { $row }, “{ $column }”
list-notice = { $place }: { $text }
list-value = { $text } ({ $value })

button-publish = ✅ Publish
button-explain = Publish all the same…
button-discard = Discard
button-undo = ↩️ Undo: back to the one before

receipt-published = Published: { $source }
receipt-rolled-back = The earlier list is back: { $source }
receipt-edition = Points in it: { $points }, standby { $standby }
receipt-all = Points that people see in all: { $points }
receipt-merged = Shown once instead of twice: { $merged }
receipt-name = Version { $name }

override-how = Reply to this message: why the list is right. Then I’ll ask another admin. Nothing changes without their consent.
override-reason-length = Explain in a few words: 5 to 200 characters.
override-asked = Asked: { $labels }. If one of them agrees within 10 minutes, the list is published.
override-nobody = There is nobody to ask: no other admin of these oblasts, or they never wrote to the bot.
override-ask = { $label } asks to publish a list against the guards
override-reason = Reason: { $reason }
override-published = { $label } agrees. Published: { $source }.
override-rejected = { $label } doesn’t agree. The list is not published: { $source }.
button-confirm = I agree, publish
button-reject = I don’t agree

history-title = Published, the latest first:
history-none = Nothing has been published yet.
history-edition = { $source } · { $moment } · { $name }
history-published = points { $points }, published by { $who }
history-rolled-back = points { $points }, taken back by { $who }
rollback-which = Back to which list? One tap is enough.
rollback-way = ↩️ { $source } · { $moment } · points { $points }

coverage-begun = Counting…
coverage-none = Nothing is published.
coverage-title = Points { $points }, open { $open } ({ $moment })
coverage-oblast = { $name }: { $points }, { $age }
coverage-oldest = oldest data { $day }
coverage-no-date = date unknown
coverage-open-now = open { $value }
coverage-standby = standby { $value }
coverage-unknown-hours = hours unknown { $value }
coverage-approximate = approximate { $value }
coverage-without = Without a single point: { $oblasts }.
button-coverage = 🔄 Count again

order-which-unit = Where should the standby points open? Or write: /open Броварський район until Tue 08:00
order-how-close = Write which point to close, by its name, address or id: /close школа 5 Бровари until Tue 08:00
order-how-note = Write whom it concerns, and the text itself on a new line: /note Ліцей № 3
order-nothing-yet = Nothing is ordered yet. Check it and press the button.
order-outside = This is outside your oblasts.
order-late = The time until which it was to hold has passed. Repeat the command.
order-gone = There is no such order any more.
order-target-not-found = I don’t know what “{ $where }” is. Write an oblast, a raion, a hromada, a point or a KATOTTG code.
wish-when = It isn’t clear until when. Examples: until Tue 08:00, until 08:00, until 24.11 08:00.
wish-no-note = Write the note’s text on a new line.
wish-long-note = The note is too long: up to 200 characters.
button-order = ✅ { $target } { $until }
button-cancel-order = Cancel the order
button-lift = Cancel: { $target }

sheet-notices = Notices
sheet-changes = Changes
head-severity = What it is
head-row = Row
head-column = Column
head-value = Value
head-text = What is wrong
head-advice = What to do
head-change = Change
head-id = id
head-name = Name
head-address = Address
head-oblast = Oblast
head-field = Field
head-before = Before
head-after = After
severity-error = error
severity-warning = warning
severity-info = information
change-added = new
change-gone = gone
change-moved = moved
change-changed = changed

setting-admins = not “number=oblasts:label; …”, example: 123456789=all:Duty; 987654321=UA18,UA21:Zhytomyr
