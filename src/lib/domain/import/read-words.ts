import { ownNames, type Language } from '#lib/domain/language.ts';
import { sameText } from './same-text.ts';

export type Role = 'officer' | 'trainer' | 'manager' | 'administrator';

const roles: Record<Role, string> = {
  officer: `officer|inspector|learner|student|user|officers|инспектор|сотрудник|офицер|слушатель
    |ученик|қызметкер|офицері|кызматкер|корманд|нозир|xodim|inspektor|ходим|нозир|关员|学员|警员|官员|检查员`,
  trainer: `trainer|teacher|instructor|преподаватель|тренер|инструктор|учитель|оқытушы|жаттықтырушы
    |окутуучу|машыктыруучу|омӯзгор|мураббӣ|trener|o'qituvchi|ўқитувчи|тренер|培训师|教员|教师`,
  manager: `manager|head|chief|supervisor|руководитель|начальник|менеджер|заведующий|басшы|бастық
    |жетекчи|башчы|роҳбар|сардор|rahbar|boshliq|раҳбар|бошлиқ|主管|经理|领导|负责人|管理者`,
  administrator: `administrator|admin|администратор|админ|әкімші|админист|башкаруучу|маъмур
    |ma'mur|administrator|администратор|管理员|系统管理员`
};

const languages: Record<string, string> = {
  en: 'english|английский|ағылшын|англис|англисӣ|ingliz|инглиз|英语|英文|eng',
  ru: 'russian|русский|орыс|орус|русӣ|rus|рус|俄语|俄文',
  kk: 'kazakh|казахский|қазақ|казак|қазоқӣ|qozoq|қозоқ|哈萨克语|kaz|kz|каз',
  ky: "kyrgyz|kirghiz|киргизский|кыргызский|қырғыз|кыргыз|қирғизӣ|qirg'iz|қирғиз|吉尔吉斯语|kg|kgz|кир",
  tg: 'tajik|таджикский|тәжік|тажик|тоҷикӣ|tojik|тожик|塔吉克语|tj|тадж',
  uz: "uzbek|узбекский|өзбек|ӯзбекӣ|o'zbek|o'zbekcha|ўзбек|ўзбекча|乌兹别克语|uzb|узб",
  zh: 'chinese|китайский|қытай|кытай|хитоӣ|xitoy|хитой|中文|汉语|普通话|cn|кит'
};

const listed = <K extends string>(words: Record<K, string>): Map<string, K> =>
  new Map(
    (Object.entries(words) as [K, string][]).flatMap(([key, list]) =>
      [key, ...list.split('|')].map((word): [string, K] => [sameText(word), key])
    )
  );
const roleByWord = listed(roles);
const languageByWord = listed(languages);
for (const [tag, name] of Object.entries(ownNames)) languageByWord.set(sameText(name), tag);

/** The roles that a cell names, several with a comma between them; null: a word is none. */
export function readRoles(typed: string): Role[] | null {
  const named = typed
    .split(/[,;+&/\n]/)
    .map(sameText)
    .filter(Boolean);
  const known = named.map((word) => roleByWord.get(word));
  return known.every((role) => role !== undefined) ? [...new Set(known as Role[])] : null;
}

/** The language that a cell names, by tag or name in any of the seven; null: none. */
export function readLanguage(typed: string): Language | null {
  const text = sameText(typed);
  return languageByWord.get(text) ?? languageByWord.get(text.split(/[-\s(]/)[0] ?? '') ?? null;
}
