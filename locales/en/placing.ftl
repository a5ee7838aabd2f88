# Where a point is: notices from holding a list against the map and the gazetteer.

notice-code-elsewhere = The KATOTTG code is of another settlement than the one around the point.
notice-code-elsewhere-do = Check the code and the coordinates: one of them is wrong.

notice-code-nearest = There is no KATOTTG code; that of the nearest settlement is taken.
notice-code-nearest-do = Add the settlement or its code: orders for a hromada reach the point by it.

notice-without-code = There is no KATOTTG code, and the address doesn’t tell it.
notice-without-code-do = Add the settlement or its code: without it orders for a hromada miss the point.

notice-withheld-without-code = The hromada of a withheld point is unknown.
notice-withheld-without-code-do = Add the KATOTTG code: without it people in that hromada aren’t told that addresses are withheld.

notice-placed-by-address = The place was found by the address; it is approximate.
notice-placed-by-address-do = Add coordinates: people are told that the place is approximate.

notice-address-not-found = There are no coordinates, and the address isn’t found; the row is left out.
notice-address-not-found-do = Add the latitude and longitude.

points-file-too-hard = The file took too much time or memory and wasn’t read. Save it as CSV or split it.

guard-incomplete = The file holds a part of the list only: the service didn’t give all of it.
