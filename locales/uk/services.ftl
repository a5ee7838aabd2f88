# Що є в пункті (значок і слово разом) і який він.

service-heat = 🔥 тепло
service-charging = 🔌 зарядка
service-internet = 🌐 інтернет
service-water = 💧 вода
service-hot_drinks = ☕ гарячі напої
service-food = 🍲 їжа
service-first_aid = 🩹 перша допомога
service-mother_and_child = 🍼 мати й дитина
service-accessible = ♿ безбар’єрно
service-overnight = 🛏 ночівля
service-pets = 🐾 з тваринами
service-toilet = 🚻 туалет
service-mobile_signal = 📶 мобільний зв’язок
service-generator = ⚡ генератор
services-more = ще { $count }

kind-permanent = стаціонарний
kind-mobile = мобільний
kind-anchor = опорний
kind-standby = резервний
