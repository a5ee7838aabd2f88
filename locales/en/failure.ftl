# Why a file of points was not read; the reason’s code stands after “points-file-”.

points-file-missing = There is no such file.
points-file-unreadable = The file could not be opened.
points-file-empty = The file holds no points.
points-file-html = This is a web page, not a list of points: the site seems to have returned an error.
points-file-damaged = The file is damaged. Save or download it again.
points-file-too-large = The file is too large.
points-file-too-many-rows = The file has more rows than there are points anywhere. Delete the empty rows below the list and save the file again.
points-file-huge-cell = One of the cells is too large to be part of a list. See whether a whole document was pasted into it.
points-file-quotation = Somewhere a quotation mark is opened and never closed, so that all below it became one cell. Close it, or take it away.
points-file-bomb = This workbook is made in a way that is not safe to open: unpacked it is too large, or it holds other files. Copy the list itself into a new workbook and save that as XLSX.
points-file-macros = This is a workbook with macros. Save it as plain XLSX, without macros.
points-file-old-workbook = This is a workbook in the old XLS format, or one with a password. Save it as XLSX without a password.
points-file-archive = This is an archive or another kind of document, not an XLSX workbook. If the list is inside, unpack it and send the list itself.
points-file-service-error = In place of the list the server sent an error. Try to download the list later.
points-file-mapping = A column is given a name that I don’t know. Call it as the template does: nezlamnist points template.
points-file-not-a-list = This is not a list of points. It must be XLSX, CSV, GeoJSON or Esri JSON, with the columns’ names in the first row.
points-file-encoding = The encoding is unknown. Save the file as XLSX, or as CSV in UTF-8.
points-file-no-coordinates = The list has neither columns of latitude and longitude nor addresses to find the places by.
points-file-projection = The coordinates are not in degrees. They must be WGS84.
points-file-no-valid-row = The list has no usable row.

failure-detail = { $reason } Details: { $detail }.
failure-coordinate = There is no such coordinate: latitude is from −90 to 90, longitude from −180 to 180.
failure-data = A data file of the program is damaged or of another version. Install it again.
failure-query = This question has no answer.
