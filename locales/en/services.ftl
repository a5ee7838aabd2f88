# What a point has (an icon with its word) and of what kind it is.

service-heat = 🔥 heat
service-charging = 🔌 charging
service-internet = 🌐 internet
service-water = 💧 water
service-hot_drinks = ☕ hot drinks
service-food = 🍲 food
service-first_aid = 🩹 first aid
service-mother_and_child = 🍼 mother and child
service-accessible = ♿ accessible
service-overnight = 🛏 overnight stay
service-pets = 🐾 pets welcome
service-toilet = 🚻 toilet
service-mobile_signal = 📶 mobile signal
service-generator = ⚡ generator
services-more = { $count } more

kind-permanent = permanent
kind-mobile = mobile
kind-anchor = anchor
kind-standby = standby
