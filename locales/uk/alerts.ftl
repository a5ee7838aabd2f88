# Про що бот сам повідомляє адміністраторам.

alert-refused = «{ $source }»: новий список не опубліковано.
alert-unreadable = «{ $source }»: замість списку прийшло інше. { $reason }
alert-stays = Люди бачать попередній список. Перевірте джерело або надішліть мені файл.
alert-old = «{ $source }»: дані старі, станом на { $moment }, { $days ->
    [one] { $days } день тому
    [few] { $days } дні тому
   *[many] { $days } днів тому
  }. Оновіть список.

fetch-unknown = Такого джерела немає. Є: { $known }. Інші додає файл, який називає SOURCES.
fetch-unavailable = Джерело не відповідає ({ $detail }). Опубліковане лишається, як було.
fetch-unchanged = Змін немає, тож опубліковане лишається, як було.

setting-chat = це не @назва чату і не його число
setting-source = такого джерела немає в data/sources.toml або у файлі SOURCES
