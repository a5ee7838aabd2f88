# One point: its name where it has none, the way there, the week.

point-unnamed = Point of Invincibility
point-demo = DEMO: { $name }
point-gone = This point is no longer in the data. Send your location or the name again.

route-google = Route in Google Maps
route-osm = Route in OpenStreetMap
copy-geo = Copy geo:

button-details = 🕒 Hours and services

week = Hours of the week:
week-line = { $days }: { $hours }
week-days = { $first }–{ $last }
week-daily = daily
week-always = 24 hours
week-closed = closed
