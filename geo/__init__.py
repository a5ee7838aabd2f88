"""Where are the points, which are open, how far: pure functions over a snapshot and an instant.

Nothing here knows of Telegram, Redis, settings or languages.
"""
