import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, detectEncoding, type Encoding } from '#lib/domain/import/encoding.ts';
import { fieldOf } from '#lib/domain/import/header-words.ts';
import { encode } from '../../support/letters.ts';

const known = (cell: string) => fieldOf(cell) !== null;
const detect = (bytes: Uint8Array) => detectEncoding(bytes, known);

const russian =
  'ФИО;Номер;Пост\r\nАсанова Айгуль Маратовна;К-1204;Достук\r\nТурдубаев Бек;К-77;Торугарт';
const shouted = 'АСАНОВА АЙГУЛЬ;К-1204;ДОСТУК\r\nТУРДУБАЕВ БЕК;К-77;ТОРУГАРТ';
const kazakh = 'Аты-жөні;Нөмірі;Бекет\r\nӘбдіқадыров Нұрлан;Қ-17;Қорғас';
const chinese =
  '姓名,警号,口岸\r\n王伟,110422,霍尔果斯\r\n李芳,110423,吐尔尕特\r\n张秀英,110424,伊尔克什坦';
const nameless = '王伟,110422,霍尔果斯海关\r\n李芳,110423,吐尔尕特口岸\r\n赵敏,1,阿拉山口海关';
const english = 'Name,Badge,Post\r\nJohn Smith,K-1,Dostuk';
const uzbek = "F.I.O;Nishon;Bo'linma\r\nO‘tkirov Sherzod;N-4;Dostlik";

test.each<[string, string, Encoding, Encoding]>([
  ['Russian', russian, 'windows-1251', 'windows-1251'],
  ['Russian in capitals', shouted, 'windows-1251', 'windows-1251'],
  ['Russian from an old program', russian, 'ibm866', 'ibm866'],
  ['Russian from a mailbox', russian, 'koi8-r', 'koi8-r'],
  ['Chinese', chinese, 'gb18030', 'gb18030'],
  ['Chinese without headings', nameless, 'gb18030', 'gb18030'],
  ['Kazakh', kazakh, 'utf-8', 'utf-8'],
  ['Russian', russian, 'utf-8', 'utf-8'],
  ['Uzbek', uzbek, 'utf-8', 'utf-8'],
  ['English, whatever it is saved in', english, 'windows-1251', 'utf-8'],
  ['Russian', russian, 'utf-16le', 'utf-16le'],
  ['Russian', russian, 'utf-16be', 'utf-16be'],
  ['Chinese', chinese, 'utf-16le', 'utf-16le']
])('%s is recognised: %s', (_name, text, written, expected) => {
  const bytes = encode(text, written);
  expect(detect(bytes).encoding).toBe(expected);
  if (written === expected) expect(decode(bytes, expected)).toBe(text);
});

describe('a byte order mark', () => {
  test.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be'])('says %s and is not read', (encoding) => {
    const bytes = encode(`\ufeff${russian}`, encoding);
    expect(detect(bytes)).toEqual({ encoding, sureness: 'mark' });
    expect(decode(bytes, encoding)).toBe(russian);
  });
});

const surnames = ['Асанов', 'Ибраимов', 'Касымов', 'Нурланов', 'Петров', 'Щербаков', 'Цой', 'Ким'];
const posts = ['Достук', 'Торугарт', 'Иркештам', 'Кара-Суу', 'Ак-Жол', 'Хоргос'];
const han = [...'王李张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋艳勇杰娟涛超明霞秀刚英华玉萍红'];

test('any list of Russian names in cp1251, koi8-r or cp866 is recognised', () => {
  const row = fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...posts), fc.nat(9999));
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 4, maxLength: 30 }),
      fc.constantFrom<Encoding>('windows-1251', 'koi8-r', 'ibm866'),
      fc.boolean(),
      (rows, encoding, headed) => {
        const text = rows.map(([name, post, badge]) => `${name};${badge};${post}`).join('\r\n');
        const bytes = encode(headed ? `ФИО;Номер;Пост\r\n${text}` : text, encoding);
        expect(detect(bytes).encoding).toBe(encoding);
      }
    )
  );
});

test('any list of Chinese names in GBK is recognised', () => {
  const name = fc.array(fc.constantFrom(...han), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(name, { minLength: 3, maxLength: 30 }), (names) => {
      const text = names.map((letters, at) => `${letters.join('')},${1000 + at}`).join('\r\n');
      expect(detect(encode(`姓名,警号\r\n${text}`, 'gb18030')).encoding).toBe('gb18030');
    })
  );
});

test('whatever the bytes, it answers and does not fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { encoding } = detect(bytes);
      expect(typeof decode(bytes, encoding)).toBe('string');
    })
  );
});
