# Why a file of points was not read; the reason’s code stands after “points-file-”.

points-file-missing = There is no such file.
points-file-unreadable = The file could not be opened.
points-file-empty = The file holds no points.
points-file-html = This is a web page, not a list of points: the site seems to have returned an error.
points-file-xlsx = This is an XLSX workbook. Save it as CSV.
points-file-damaged = The file is damaged.
points-file-too-large = The file is too large.
points-file-not-a-list = This is not a list of points. It must be CSV, GeoJSON or Esri JSON.
points-file-encoding = The encoding is unknown. Save the file in UTF-8.
points-file-no-coordinates = The list has no columns of latitude and longitude.
points-file-projection = The coordinates are not in degrees. They must be WGS84.
points-file-no-valid-row = The list has no usable row.

failure-detail = { $reason } Details: { $detail }.
failure-coordinate = There is no such coordinate: latitude is from −90 to 90, longitude from −180 to 180.
failure-data = A data file of the program is damaged or of another version. Install it again.
failure-query = This question has no answer.
