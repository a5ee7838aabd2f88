# Що мандрує чатами: картка, посилання, інші боти й групи.

button-share = 📤 Поділитися
share-title = Відчинені Пункти Незламності
share-near = Відчинені Пункти Незламності: { $place }
share-as-of = Стан на { $moment }; доки читаєте, могло змінитися.
share-map = 🗺 { $link }
share-link = Що відчинено зараз: { $link }
share-nothing = Тут немає відчинених пунктів, якими можна поділитися.

town-open =
    { $count ->
        [one] { $place }: відчинено { $count } пункт
        [few] { $place }: відчинено { $count } пункти
        [many] { $place }: відчинено { $count } пунктів
       *[other] { $place }: відчинено { $count } пункту
    }
town-near = Найближчі відчинені пункти: { $place }
share-more = …і ще { $count }

inline-all = Усі: { $title }
inline-ask = Напишіть населений пункт
inline-unknown = Не впізнаю цього місця
inline-abroad = Це місце за межами України
inline-more = Є ще: допишіть область
