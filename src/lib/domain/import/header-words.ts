import { sameText } from './same-text.ts';

/** What a column of the file may hold. */
export const fields = [
  'name',
  'surname',
  'given',
  'patronymic',
  'email',
  'badge',
  'unit',
  'role',
  'language',
  'from'
] as const;
export type Field = (typeof fields)[number];

// What stands over such columns in the spreadsheets of the region: English, Russian, Kazakh, Kyrgyz,
// Tajik, Uzbek (both scripts), Chinese. Compared by sameText, so case and spaces do not matter.
const words: Record<Field, string> = {
  name: `name|full name|person|officer|employee|фио|ф.и.о|ф. и. о|фамилия имя отчество|имя фамилия
    |фамилия имя|фамилия, имя, отчество|сотрудник|имя сотрудника|полное имя|аты-жөні|толық аты
    |аты-жөні, тегі|қызметкер|тегі, аты, әкесінің аты|аты-жөнү|толук аты|фамилиясы, аты|кызматкер
    |аты жөнү|ному насаб|номи пурра|ном ва насаб|корманд|f.i.o|fio|f.i.sh|to'liq ism|ism familiya
    |familiya ism|xodim|ism-sharif|ф.и.ш|тўлиқ исм|ходим|исм-шариф|姓名|名字|全名|人员|警员姓名|员工姓名`,
  surname: `surname|last name|family name|фамилия|тегі|фамилиясы|тек|насаб|familiya|familiyasi|фамилияси|姓|姓氏`,
  given: `first name|given name|forename|имя|аты|есімі|ысымы|ном|ism|ismi|исм|исми|名`,
  patronymic: `patronymic|middle name|отчество|әкесінің аты|атасынын аты|номи падар|otasining ismi
    |sharifi|отасининг исми|父名`,
  email: `e-mail|email|e mail|mail|e-mail address|email address|почта|эл. почта|эл почта
    |электронная почта|адрес электронной почты|почтовый адрес|имейл|емейл|электрондық пошта|эл. пошта
    |пошта|электрондук почта|электрондук дарек|почтаи электронӣ|почтаи электрони|elektron pochta
    |pochta|el. pochta|электрон почта|邮箱|电子邮件|电子邮箱|邮件|邮件地址`,
  badge: `badge|badge number|badge no|service number|personnel number|staff number|employee number
    |employee id|id|номер|номер жетона|жетон|табельный номер|таб. номер|таб номер|табельный
    |личный номер|служебный номер|номер удостоверения|удостоверение|төсбелгі|төсбелгі нөмірі
    |жетон нөмірі|табель нөмірі|қызметтік нөмірі|жеке нөмірі|төш белги|жетон номери|табелдик номер
    |кызматтык номери|рақами нишон|рақами хизматӣ|нишон|рақами табелӣ|nishon|nishon raqami
    |tabel raqami|xizmat raqami|jeton raqami|нишон рақами|табель рақами|хизмат рақами|警号|工号|编号
    |证件号|员工编号|胸章号|徽章号`,
  unit: `unit|post|border post|department|office|division|branch|station|place|подразделение|пост
    |отдел|таможенный пост|место службы|управление|таможня|орган|бөлімше|бекет|кеден бекеті|бөлім
    |қызмет орны|бөлүм|бөлүмчө|бажы посту|постту|кызмат орду|шуъба|воҳид|пости гумрукӣ|дидбонгоҳ
    |ҷойи хизмат|bo'linma|bo'lim|bojxona posti|xizmat joyi|post nomi|бўлинма|бўлим|божхона пости
    |хизмат жойи|单位|部门|口岸|海关|岗位单位|站点|所属单位`,
  role: `role|roles|роль|роли|роль в системе|рөлі|рөл|ролу|ролдор|нақш|rol|roli|рол|роли|角色|权限`,
  language: `language|lang|язык|язык интерфейса|язык обучения|тіл|тілі|тил|тили|забон|til|tili|语言|语种`,
  from: `posted from|from|since|start date|date of posting|posting date|on post since|с даты
    |дата назначения|назначен с|назначен|дата начала|на посту с|дата перевода|дата приема|дата приёма
    |тағайындалған күні|тағайындалды|бастап|дайындалган күнү|дайындалган|баштап|дайындоо датасы
    |санаи таъин|таъин шудааст|аз санаи|tayinlangan sana|tayinlangan|boshlab|тайинланган сана
    |任职日期|到岗日期|上岗日期|起始日期|任命日期|调任日期`
};

const byWord = new Map<string, Field>(
  fields.flatMap((field) =>
    words[field].split('|').map((word): [string, Field] => [sameText(word), field])
  )
);

/** What a column with this heading holds; null: not known. */
export function fieldOf(heading: string): Field | null {
  const text = sameText(heading);
  if (!text) return null;
  // "Name / ФИО", "Имя (полностью)": the part before, or the one in brackets
  const parts = [text, ...text.split(/[/|(),\n]/).map(sameText)];
  for (const part of parts) {
    const known = byWord.get(part) ?? byWord.get(part.replace(/[.\s-]+/g, ''));
    if (known) return known;
  }
  return null;
}
