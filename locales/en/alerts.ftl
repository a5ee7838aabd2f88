# What the bot tells admins by itself.

alert-refused = “{ $source }”: the new list was not published.
alert-unreadable = “{ $source }”: what came is not a list. { $reason }
alert-stays = People see the list before. Check the source, or send me the file.
alert-old = “{ $source }”: the data are old, as of { $moment }, { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
  }. Please refresh the list.
