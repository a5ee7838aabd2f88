settings-wrong = Виправте налаштування (змінні середовища або файл .env):
setting-problem = • { $name }: { $problem }
setting-missing = не задано
setting-wrong-token = не схоже на токен від @BotFather
setting-no-file = такого файлу немає
setting-no-timezone = бракує часового поясу, приклад: 2026-03-17T18:00+02:00
setting-wrong-date = не дата й час у форматі ISO 8601, приклад: 2026-03-17T18:00+02:00
setting-wrong-url = не адреса або невідома схема
setting-too-long = задовге значення
setting-wrong = неприйнятне значення

demo-refused =
    Це вигадані пункти: мешканцям їх показувати не можна.
    Задайте POINTS (файл зі справжніми пунктами) або запустіть з --demo для перевірки.
