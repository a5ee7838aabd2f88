"""From what a person sent to a place: coordinates, a map link, a name."""
