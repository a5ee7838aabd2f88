"""Points → the files of maps that work without a network."""
