"""From a published list to points."""
