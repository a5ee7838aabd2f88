# Distances, directions, dates and durations. Decimals come already written.

distance-m = { $value } m
distance-km = { $value } km
distance-about = ≈ { $distance }
walk = { $minutes } min walk

direction-0 = ↑ north
direction-1 = ↗ north-east
direction-2 = → east
direction-3 = ↘ south-east
direction-4 = ↓ south
direction-5 = ↙ south-west
direction-6 = ← west
direction-7 = ↖ north-west

weekday =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
date =
    { $month ->
        [1] { $day } Jan
        [2] { $day } Feb
        [3] { $day } Mar
        [4] { $day } Apr
        [5] { $day } May
        [6] { $day } Jun
        [7] { $day } Jul
        [8] { $day } Aug
        [9] { $day } Sep
        [10] { $day } Oct
        [11] { $day } Nov
       *[12] { $day } Dec
    }
day = { $weekday } { $date }
day-year = { $day } { $year }
moment = { $day }, { $time }
time-and-day = { $time } ({ $day })
midnight = midnight

at-time = at { $time }

duration-minutes = { $minutes } min
duration-hours = { $hours } h
duration = { $hours } h { $minutes } min
