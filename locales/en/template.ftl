# `nezlamnist points template`: an empty table, to be filled and published.

template-written = The template is in { $file }. Put your points in place of the examples.
template-exists = There is a file { $file } already; the template was not written over it.
template-not-written = The file { $file } could not be written.
