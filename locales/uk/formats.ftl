# Відстані, напрямки, дати й тривалість. Числа з комою приходять уже записаними.

distance-m = { $value } м
distance-km = { $value } км
distance-about = ≈ { $distance }
walk = { $minutes } хв пішки

direction-0 = ↑ північ
direction-1 = ↗ північний схід
direction-2 = → схід
direction-3 = ↘ південний схід
direction-4 = ↓ південь
direction-5 = ↙ південний захід
direction-6 = ← захід
direction-7 = ↖ північний захід

weekday =
    { $weekday ->
        [1] пн
        [2] вт
        [3] ср
        [4] чт
        [5] пт
        [6] сб
       *[7] нд
    }
date = { NUMBER($day, minimumIntegerDigits: 2) }.{ NUMBER($month, minimumIntegerDigits: 2) }
day = { $weekday } { $date }
day-year = { $day }.{ $year }
moment = { $day }, { $time }
time-and-day = { $time } ({ $day })
midnight = опівночі

# «Об» лише перед «одинадцятою».
at-time =
    { $hour ->
        [11] об { $time }
       *[other] о { $time }
    }

duration-minutes = { $minutes } хв
duration-hours = { $hours } год
duration = { $hours } год { $minutes } хв
