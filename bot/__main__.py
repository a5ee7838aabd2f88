"""`python -m bot` is `nezlamnist`."""

from bot.cli import main

if __name__ == "__main__":
    main()
