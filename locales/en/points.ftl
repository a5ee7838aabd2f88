# Lists of points in the terminal: nezlamnist points.

points-refused = Not published: the guards refuse it.
second-unknown = Not published. To publish against the guards, name another admin: --second. ADMINS has: { $labels }.
second-outside = Not published: { $labels } does not answer for all oblasts of this list.
points-stale = Not published: another list of this source has just come out. Check yours again.
points-nothing-before = There is nothing to go back to: no such earlier list is kept.
points-not-compared = Redis is not available, so this is not compared with what is published.
points-none = Nothing is published yet.
points-source = { $source }: { $points } points, as of { $as_of }, published by { $who }; earlier ones kept: { $kept }
points-no-date = an unknown date
points-status = All together published { $moment }, version { $name }

audit-none = The log is empty.
audit-entry = { $moment } · { $who } · { $action } · { $target } · { $outcome }
audit-change = { $before } → { $after }
audit-nothing = nothing
audit-done = done
audit-refused = refused
audit-failed = failed
who-unconfirmed = (named, consent not confirmed)
audit-check = check of a list
audit-publish = publication
audit-rollback = rollback
audit-discard = draft discarded
audit-ask = consent asked for
audit-reject = consent refused
audit-press = another’s button
audit-order = order
audit-cancel = order cancelled
audit-reports = reports answered

points-source-id = A source’s id is made of small Latin letters, digits and hyphens, up to 24 characters: kyiv, zhytomyr-business.
