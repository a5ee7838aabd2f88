# `nezlamnist points template`: порожня таблиця, яку заповнюють і публікують.

template-written = Зразок записано у файл { $file }. Замініть приклади своїми пунктами.
template-exists = Файл { $file } уже є; зразок не записано, щоб не знищити його.
template-not-written = Файл { $file } не вдалося записати.
