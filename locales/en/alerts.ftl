# What the bot tells admins by itself.

alert-refused = “{ $source }”: the new list was not published.
alert-unreadable = “{ $source }”: what came is not a list. { $reason }
alert-stays = People see the list before. Check the source, or send me the file.
alert-old = “{ $source }”: the data are old, as of { $moment }, { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
  }. Please refresh the list.

fetch-unknown = There is no such source. There are: { $known }. The file that SOURCES names adds others.
fetch-unavailable = The source does not answer ({ $detail }). What is published stays as it was.
fetch-unchanged = Nothing has changed, so what is published stays as it was.

setting-chat = neither the @name of a chat nor its number
setting-source = no such source in data/sources.toml or in the file SOURCES
