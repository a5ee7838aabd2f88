# The answer: heading, warnings, source, buttons.

answer-now = Nearest open points
answer-at = Nearest points open { $at }
answer-night = Nearest points open all night until { $until }
answer-filter = Filter: { $services }

nothing-now = Within { $km } km there is no point known to be open now.
nothing-at = Within { $km } km there is no point known to be open { $at }.
nothing-night = Within { $km } km there is no point known to be open all night until { $until }.
nothing-further = There are no further open points within { $km } km.
national-sources = Government hotline 1545, emergency 112. Map of points: nezlamnist.gov.ua

withheld = Addresses in this hromada (community) are not published for security reasons. Ask the local authority or call 1545.
approximate =
    { $category ->
        [city] I have no exact position for this city: distances are from the centre of its hromada (community), up to 20 km off. Send your location for exact ones.
        [settlement] I have no exact position for this settlement: distances are from the centre of its hromada (community), up to 20 km off. Send your location for exact ones.
       *[village] I have no exact position for this village: distances are from the centre of its hromada (community), up to 20 km off. Send your location for exact ones.
    }
from-centre = Distances are from the centre. Send your location for exact ones.

demo = DEMO: made-up points, not for a real search
stale = Warning: the data are old (as of { $day }). Check before you go.
updated =
    { $days ->
        [one] Data updated { $days } day ago.
       *[other] Data updated { $days } days ago.
    }
source = Data: { $source }, as of { $moment }.
source-undated = Data: { $source }, date unknown.
source-unknown = source not named
answered = Answered: { $moment }.

button-map = 🗺 { $number }
button-map-nearer = 🗺 Closer one
button-map-standby = 🗺 Standby
button-further = Further
button-back = Back
button-filter = Filter
button-hours = At an hour
button-namesakes = Another { $name }?
button-done = Done
button-reset = Reset
button-now = Now
button-night = All night 22:00–06:00
button-chosen = ✓ { $label }
