# Coordinates, links, plus codes, addresses.

swapped = The longitude seems to have been written first: I start from the place in Ukraine.

street-unasked = I don’t know the street: distances are from the centre. Send your location for exact ones.
street-missing = No such address was found: distances are from the centre. Send your location for exact ones.
street-unavailable = The address search isn’t answering: distances are from the centre. Send your location for exact ones.
street-unreachable =
    The address search isn’t answering. Write a city, town or village, for example “Brovary”.

    Or send your location.
street-source = Address found with data of { $source }.

privacy-addresses =
    If you write a street, I ask an address search of others ({ $source }) about it: I pass on the street, the house and the town, but not you. I remember the answer for up to 30 days, under a code from which the address can’t be read.

lacking-link-closed =
    This link holds no coordinates, and I can’t open links.

    Send your location: the paper clip 📎, then “Location”. Or write a city, town, village or coordinates: 50.45, 30.52.
lacking-code-without-town =
    This is a short plus code. Add the city, town or village: “GG2F+9V Kyiv”.

    Or send your location.
lacking-street-without-town =
    This looks like an address without its city, town or village. Add it: “Brovary, Kyivska 168”.

    Or send your location.

setting-geocoder-contact = needs GEOCODER_USER_AGENT: the application’s name and a contact (an e-mail or a page)
setting-geocoder-unknown = geopy knows none of that name, or it lacks GEOCODER_URL or GEOCODER_API_KEY
