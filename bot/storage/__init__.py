"""What is remembered between updates, one file per use, each with its rule for failure."""
