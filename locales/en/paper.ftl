# What is read without the bot and without a network: a poster, files for maps, a list for SMS.

paper-always = Open 24/7
paper-standby = Standby: opens within { $within } of an official decision
paper-restricted = Only for the institution’s pupils and staff
paper-unknown = Hours unknown
paper-unknown-text = Hours unknown; the source says: “{ $text }”
paper-ordered-closed = Closed by official decision

paper-service-heat = heat
paper-service-charging = charging
paper-service-internet = internet
paper-service-water = water
paper-service-hot_drinks = hot drinks
paper-service-food = food
paper-service-first_aid = first aid
paper-service-mother_and_child = mother and child
paper-service-accessible = accessible
paper-service-overnight = overnight stay
paper-service-pets = pets welcome
paper-service-toilet = toilet
paper-service-mobile_signal = mobile signal
paper-service-generator = generator

paper-phone = tel. { $phone }
paper-entrance = Entrance: { $entrance }
paper-title = Points of Invincibility: { $place }
paper-country = Ukraine
paper-check = Before you go, check in the bot what is open now.
paper-more =
    { $count ->
        [one] Not all are shown: { $count } more point is further from the centre.
       *[other] Not all are shown: { $count } more points are further from the centre.
    }

# Lines of an SMS

sms-help = Hours change, ask 1545.
sms-standby-note = Those on standby open only by official decision.
sms-line = { $where }: { $hours }
sms-always = 24/7
sms-standby = standby
sms-restricted = not for outsiders
sms-ordered-closed = closed by official decision
sms-unknown = hours unknown
sms-unknown-text = hours: “{ $text }”

# `nezlamnist points export`, /offline

export-written =
    { $count ->
        [one] Wrote { $count } point to { $file }.
       *[other] Wrote { $count } points to { $file }.
    }
export-not-written = The file { $file } could not be written.
area-unknown = “{ $name }” is no place that I know. Name an oblast, a raion, a hromada or a settlement, or its KATOTTG code.
area-ambiguous = There are several called “{ $name }”. Add the oblast, or give a code: { $codes }.
area-empty = The data hold no published points: { $place }.

offline-usage =
    I send the points of a whole hromada or oblast as files that work without a network.

    Write, for example: /offline Brovary or /offline Kyivska oblast
offline-which = Several places bear that name. Which one is yours?
offline-caption =
    Points: { $place }, { $points } in all.

    Organic Maps, OsmAnd and Google Earth open the GPX and KML without a network. The text is for SMS: a line about a point usually fits one SMS, and a piece of several lines (up to 201 characters) goes as one message, which the operator counts as three at most.
files-busy = I am making files for others just now. Try again in a minute.
file-unsent = The file may not have come through. If it isn’t here, ask for it again in a minute.

# /poster, `nezlamnist poster`

poster-title = Points of Invincibility
poster-district = City of { $city }
poster-nearest = { $place } and its hromada
poster-link = What is open now:
poster-link-national = The map of all Ukraine:
poster-from-centre = { $distance } from the centre
poster-legend-full = a point; its hours are in the list
poster-legend-hollow = on standby: opens only by official decision
poster-legend-centre = centre
poster-north = N
poster-help = Points on standby open only by official decision. Government hotline 1545, emergency 112. Hours change: check by the QR code.
poster-usage =
    I make a poster for the door of a house: a map and a list of points on A4, black and white, as PDF.

    Write, for example: /poster Brovary
poster-which = Several places bear that name. Which one is the poster for?
poster-caption = Poster: { $place }. Print it on A4 without scaling. Hours and addresses are as of { $day }; make a new one when the data change.
poster-caption-undated = Poster: { $place }. Print it on A4 without scaling. The data bear no date: check the addresses before printing.
poster-none = The data hold no published points here, nor in the hromada: { $place }.
poster-in-other = In Ukrainian
poster-in-both = In both languages
poster-ambiguous = Several places are called “{ $name }”. Add the oblast: { $places }.
poster-written = Wrote the poster to { $file }, with { $points } points.

# The map under an answer

button-picture = 🗺 Map
picture-point = { $number }. { $name }
