// Small lists of our own, in the letters of each people; put together they name nobody.

interface People {
  /** Of a hundred. */
  share: number;
  language: string;
  timeZone: string;
  men: string[];
  women: string[];
  /** Family names; `|` parts the ending that women add. */
  families: string[];
  /** How a name is written. */
  order: 'given family' | 'family given' | 'familygiven';
}

const list = (text: string) => text.trim().split(/\s+/);

const peoples: People[] = [
  {
    ...{ share: 38, language: 'ru', timeZone: 'Asia/Bishkek', order: 'given family' },
    men: list(`Азамат Айбек Бакыт Болот Данияр Эмил Жаныбек Замир Ильяз Канат Кубаныч Максат Мирлан
      Нурбек Нурлан Өмүрбек Руслан Сыймык Таалай Тилек Улан Чынгыз Шамил Эрлан Үсөн`),
    women: list(`Айгүл Айзада Айнура Асел Бактыгүл Бегимай Гүлзат Жаныл Жылдыз Зарина Каныкей Мээрим
      Назгүл Назира Нурзат Салтанат Сезим Таттыгүл Чолпон Чынара Элнура Үмүт Нургиза`),
    families:
      list(`Абдыкерим|ов Алымкул|ов Асан|ов Бекбоев| Бообек|ов Дүйшөн|ов Жумабек|ов Жээнба|ев
      Исмаил|ов Кадыр|ов Кожомкул|ов Мамат|ов Мамбет|ов Орозбек|ов Осмон|ов Өмүрали|ев Сатыбалди|ев
      Сыдык|ов Токтосун|ов Турдуба|ев Шарше|ев Эргеш|ов Ысак|ов Чекир|ов`)
  },
  {
    ...{ share: 26, language: 'ru', timeZone: 'Asia/Almaty', order: 'family given' },
    men: list(`Алихан Арман Асхат Бауыржан Бекзат Ғалым Дәурен Ерлан Ержан Жандос Қайрат Қанат
      Мұрат Нұржан Олжас Рүстем Санжар Серік Талғат Тимур`),
    women: list(`Айгерім Айдана Ақмарал Алия Әсел Балжан Ботагөз Гүлнұр Дина Жанар Зере Қарлығаш
      Күләш Мадина Назерке Перизат Сәуле Толқын Ұлжан Шынар`),
    families: list(`Ахмет|ов Әбді|ров Байғұл|ов Жұмабек|ов Есен|ов Қасым|ов Құнанба|ев Мұқан|ов
      Нұрпейіс|ов Омар|ов Өтеғұл|ов Садық|ов Сейіт|ов Сүлеймен|ов Тілеуберд|иев Ысқақ|ов`)
  },
  {
    ...{ share: 14, language: 'en', timeZone: 'Asia/Tashkent', order: 'given family' },
    men: list(`Alisher Anvar Baxtiyor Doniyor Farrux Gʻayrat Islom Jahongir Komil Mirzo Otabek
      Rustam Sanjar Sherzod Ulugʻbek Zafar`),
    women: list(`Dildora Feruza Gulbahor Gulnora Hilola Kamola Lola Madina Munisa Nargiza Nilufar
      Oydin Saodat Shahnoza Yulduz Zulfiya`),
    families: list(`Abdullay|ev Boʻron|ov Ergash|ev Gʻaniy|ev Hakim|ov Ismoil|ov Karim|ov Mirzay|ev
      Nazar|ov Qodir|ov Rahim|ov Saʼdull|ayev Toʻraqul|ov Usmon|ov Xolmat|ov Yoʻldosh|ev`)
  },
  {
    ...{ share: 11, language: 'ru', timeZone: 'Asia/Dushanbe', order: 'family given' },
    men: list(`Абдулло Баҳром Даврон Фирӯз Ҷамшед Искандар Қурбон Манучеҳр Рустам Саидҷон Суҳроб
      Умед Ҳасан Шерали`),
    women: list(`Гулрухсор Дилноза Заррина Мавзуна Манижа Меҳринисо Нигора Парвина Ситора Фарзона
      Ҳанифа Шаҳло`),
    families:
      list(`Азиз|ов Ғафур|ов Давлат|ов Ҷӯра|ев Исмоил|ов Каримзод| Қодир|ов Мирзо|ев Назар|ов
      Раҷаб|ов Раҳим|ов Саид|ов Ӯрунбо|ев Ҳайдар|ов Шариф|ов`)
  },
  {
    ...{ share: 8, language: 'ru', timeZone: 'Asia/Bishkek', order: 'given family' },
    men: list(`Алексей Андрей Виктор Дмитрий Игорь Максим Олег Роман Сергей Юрий`),
    women: list(`Анна Вера Елена Ирина Наталья Ольга Светлана Татьяна Юлия Людмила`),
    families:
      list(`Волк|ов Гром|ов Иван|ов Ким| Кузнец|ов Лебед|ев Ли| Мороз|ов Пак| Петр|ов Сокол|ов
      Степан|ов Цой| Юнус|ов`)
  },
  {
    ...{ share: 3, language: 'en', timeZone: 'Asia/Almaty', order: 'familygiven' },
    men: list(`伟 强 磊 军 洋 勇 杰 涛 明 超`),
    women: list(`丽 敏 静 芳 娜 秀英 霞 燕 玲 桂英`),
    families: list(`王| 李| 张| 刘| 陈| 杨| 马| 黄| 赵| 周|`)
  }
];

export interface Named {
  name: string;
  language: string;
  timeZone: string;
}

/** A name as somebody of the region might bear it. */
export function nameOf(random: () => number): Named {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  let left = random() * 100;
  const { men, women, families, order, language, timeZone } =
    peoples.find(({ share }) => (left -= share) < 0) ?? peoples[0]!;
  const isWoman = random() < 0.45;
  const [stem = '', ending = ''] = pick(families).split('|');
  const family = stem + ending + (isWoman && ending ? feminine(ending) : '');
  const given = pick(isWoman ? women : men);
  const name =
    order === 'familygiven'
      ? family + given
      : order === 'family given'
        ? `${family} ${given}`
        : `${given} ${family}`;
  return { name, language, timeZone };
}

const feminine = (ending: string) => (/[a-z]$/.test(ending) ? 'a' : 'а');

const first = list(`Ак Кара Кызыл Сары Көк Жаңы Чоң Кичи Үч Беш Ала Бор Куу Алтын Темир`);
const second = list(`Суу Таш Булак Дөбө Кыя Жол Көл Тал Арык Сай Бел Бешик Тоо Ашуу Кечүү Өзөн`);

/** So many names of places, none twice. */
export function placeNames(count: number, random: () => number): string[] {
  const all = first.flatMap((one) => second.map((two) => `${one}-${two}`));
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return Array.from({ length: count }, (_, at) => {
    const round = Math.floor(at / all.length);
    return all[at % all.length]! + (round ? `-${round + 1}` : '');
  });
}
