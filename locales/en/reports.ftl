# What people report of points: what is wrong, how many say so, what is done about it.

button-something-wrong = ⚠️ Something’s wrong
fault-question = What is wrong? The point: { $point }.
button-fault-closed = Closed
button-fault-no_power = No power
button-fault-no_heat = No heat
button-fault-wrong_place = Wrong place
button-fault-other = Other
fault-closed = closed
fault-no_power = no power
fault-no_heat = no heat
fault-wrong_place = not where the map says
fault-other = something else is wrong

reported-thanks = Thank you. Counted: { $fault }. Once two people say the same, everybody who looks for a point is told.
reported-thanks-other = Thank you. Counted that something is wrong. I store no words: tell the details to the local authority or to the government hotline 1545.
reported-answered = Your report of this point has been looked into already. You can report it again in a day.
reported-later = I can’t take reports just now. Try again in a minute.

reported =
    { $count ->
        [one] ⚠️ { $count } person reported: { $fault } ({ $day })
       *[other] ⚠️ { $count } people reported: { $fault } ({ $day })
    }
nearer-reported =
    { $count ->
        [one] ⚠️ Closer: { $point }, { $distance }. But { $count } person reported it closed ({ $day }).
       *[other] ⚠️ Closer: { $point }, { $distance }. But { $count } people reported it closed ({ $day }).
    }

reports-title = What people report:
reports-none = Nobody has reported anything of your oblasts’ points for a day.
reports-more =
    { $count ->
        [one] And { $count } more point.
       *[other] And { $count } more points.
    }
reports-finding = { $fault }: { $people }
reports-point = • { $point }: { $found }
reports-answer = To settle them, send me /reports in private.
reports-latest = last { $moment }
reports-fix = { $point } (id: { $id }). If the list is wrong, send a corrected list as a file: the changes are shown before it is published. If people only need an explanation, write /note { $id } and, on a new line, the text that they will see.
reports-settled =
    { $count ->
        [one] { $count } report is settled.
       *[other] { $count } reports are settled.
    }
button-is-open = ✅ { $number }: it’s open
button-close-it = 🔴 { $number }: close it
button-fix = ✏️ { $number }: fix
