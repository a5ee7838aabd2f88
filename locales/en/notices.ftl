# What there is to say about a list’s row: the code stands after “notice-”, the advice has “-do”.

notice-cell-too-long = A cell is too long; the row was left out.
notice-cell-too-long-do = Shorten the text in the cell: no point needs so many words.

notice-lines-in-cell = A cell holds too many lines; the row was left out.
notice-lines-in-cell-do = A quotation mark was probably lost, and rows ran together. Check the quotation marks.

notice-extra-cells = The row has more cells than there are columns; it was left out.
notice-extra-cells-do = Put quotation marks around text that holds a comma or another separator.

notice-no-coordinates = There are neither coordinates nor an address; the row was left out.
notice-no-coordinates-do = Add the latitude and longitude, or the settlement, street and house.

notice-coordinates-unread = The coordinates cannot be read.
notice-coordinates-unread-do = Write the latitude and longitude in degrees, such as 50.4501 and 30.5234.

notice-outside-ukraine = The coordinates are outside Ukraine; the row was left out.
notice-outside-ukraine-do = Check the digits and where the decimal point stands.

notice-coordinates-swapped = Latitude and longitude were swapped; put right.
notice-coordinates-swapped-do = Check that the columns are named rightly.

notice-address-only = There are no coordinates; the place must be found by the address.
notice-address-only-do = Better add the coordinates: a place found by its address is only approximate.

notice-code-unread = The KATOTTG code is wrong; it was not used.
notice-code-unread-do = A code is UA and 17 digits.

notice-standby-unread = It is not clear whether the point is on standby; it was taken as that.
notice-standby-unread-do = Write “yes” or “no”.

notice-hours-missing = There are no opening hours.
notice-hours-missing-do = Add the hours: without them the point cannot be shown as open.

notice-hours-unread = The opening hours cannot be read; people will see them as written.
notice-hours-unread-do = Write them more plainly, such as “Mo–Fr 09:00–18:00” or “24/7”.

notice-no-hours = The list has no column of opening hours.
notice-no-hours-do = Add it: without hours a point cannot be shown as open.

notice-service-unread = It is not clear what the point has.
notice-service-unread-do = Name it more plainly, such as “internet”, “water”, or write “yes” or “no”.

notice-opening-time-unread = It is not clear within how many hours the point opens; two were taken.
notice-opening-time-unread-do = Write the number of hours, such as 3.

notice-phone-unread = This does not look like a telephone number; it was left out.
notice-phone-unread-do = Write the number in digits.

notice-capacity-unread = It is not clear how many people the point holds.
notice-capacity-unread-do = Write one number.

notice-date-unread = The date cannot be read.
notice-date-unread-do = Write the date as 2026-11-01 or 01.11.2026.

notice-disclosure-unread = It is not clear whether the address may be shown; it is withheld.
notice-disclosure-unread-do = Write “public” or “withheld”.

notice-unknown-header = An unknown column was left out.
notice-unknown-header-do = If it is needed, name it as in the template.

notice-ids-derived = The list has no column of ids, so they were derived from name, address and coordinates.
notice-ids-derived-do = Add a column id: then a renamed point is not taken for a new one.

notice-incomplete = The server gave only a part of the list.
notice-incomplete-do = Download the list in pages until the server has given all.

notice-duplicate = The row repeats another to the letter; it was left out.
notice-duplicate-do = Delete the repetition.

notice-shared-id = Another point has the same id.
notice-shared-id-do = Give every point an id of its own.

notice-same-address-apart = The same address lies far from another row that has it.
notice-same-address-apart-do = Check the coordinates of both rows.

notice-heading = The row was read as a heading: its hours or kind hold for the rows below.
notice-heading-do = If it is a point, fill in its other cells.

notice-total-row = A row of totals was left out.
notice-total-row-do = Nothing needs to be done.

notice-sheet-left-out = The sheet does not look like a list of points; it was left out.
notice-sheet-left-out-do = If it holds points, name its columns as in the template.
