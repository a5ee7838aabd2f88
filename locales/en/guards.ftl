# What the guards say of a new list; the code stands after "guard-".

guard-refuses = ⛔ { $text }
guard-warns = ⚠️ { $text }
guard-percent = { $value }%

guard-no-valid-row = Not one row of the list can be used.
guard-withheld-made-public = It would show points that are not published: { $measured }. This ban can’t be lifted.
guard-outside-ukraine = Points outside Ukraine: { $measured }.
guard-fewer-points = { $measured } fewer points, the limit is { $limit }.
guard-fewer-open = { $measured } fewer points open now, the limit is { $limit }.
guard-oblast-loss = { $oblast }: { $measured } fewer points, the limit is { $limit }.
guard-invalid-rows = { $measured } of the rows can’t be used, the limit is { $limit }.
guard-moved-far = { $measured } of the points moved further than 500 m, the limit is { $limit }.
guard-slightly-fewer = { $measured } fewer points.
guard-many-more = { $measured } more points.
guard-duplicates = { $measured } of the rows are repeated.
guard-old = The data are old, days: { $measured }.
