import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  certificateByCode,
  certificateFor,
  certificatesOf
} from '#lib/server/certificate/queries.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { testDatabase } from '../../support/database.ts';
import { earn, issueFor } from '../../support/earn.ts';
import { now } from '../../support/exam-course.ts';
import { buildVillage, type Village } from '../../support/village.ts';

const { db, statements } = await testDatabase();
let village: Village;
let aigul: { id: string; code: string };
beforeAll(async () => {
  village = await buildVillage(db);
  aigul = await earned(village.aigul);
});

describe('who sees a certificate', () => {
  test('its holder, managers over her, an administrator; nobody else', async () => {
    const seen = async (reader: string) =>
      (await certificateFor(db, aigul.id, reader, now))?.mayRevoke;
    expect(await seen(village.aigul)).toBe(false);
    expect(await seen(village.cholpon)).toBe(true);
    expect(await seen(village.gulnara)).toBe(true);
    expect(await seen(village.farida)).toBe(true);
    for (const stranger of [village.dinara, village.bek, village.erlan])
      expect(await seen(stranger)).toBeUndefined();
  });

  test('the own list and one certificate cost a statement each', async () => {
    expect(await statements(() => certificatesOf(db, village.aigul))).toHaveLength(1);
    expect(await statements(() => certificateFor(db, aigul.id, village.gulnara, now))).toHaveLength(
      1
    );
  });

  test('by its code anyone learns name, course and dates, and no more', async () => {
    expect(await certificateByCode(db, aigul.code, now)).toEqual({
      personName: 'Айгүл Асанова',
      courseTitle: { en: 'Saiga horn', ru: 'Рог сайгака' },
      originalLanguage: 'en',
      timeZone: 'Asia/Bishkek',
      issuedAt: now,
      expiresAt: new Date('2028-11-23T09:00:00Z'),
      standing: 'genuine',
      revokedAt: null,
      erased: false
    });
    expect(await certificateByCode(db, '0000-0000-0000-0000', now)).toBeNull();
  });

  test('after its months it is expired', async () => {
    const found = await certificateByCode(db, aigul.code, new Date('2028-11-23T09:00:00Z'));
    expect(found?.standing).toBe('expired');
  });
});

describe('revocation', () => {
  test('is for managers over the holder and administrators, never for oneself', async () => {
    const own = await earned(village.cholpon);
    const unknown = { kind: 'refused', reason: 'unknown-certificate' };
    for (const by of [village.dinara, village.bek, village.erlan, village.aigul])
      expect(await revoke(aigul.id, by)).toEqual(unknown);
    expect(await revoke(own.id, village.cholpon)).toEqual(unknown);
    expect(await revoke(randomUUID(), village.farida)).toEqual(unknown);
    expect(await revoke(aigul.id, village.cholpon, ' x ')).toMatchObject({ reason: 'bad-reason' });
  });

  test('is dated, with person and reason; done five times at once, it is done once', async () => {
    const { id, code } = await earned(village.meerim);
    await Promise.all(Array.from({ length: 5 }, () => revoke(id, village.dinara)));
    const events = await db.selectFrom('event').selectAll().where('about', '=', id).execute();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ by_person: village.dinara, what: 'certificate-revoked' });
    expect(await certificateByCode(db, code, now)).toMatchObject({
      standing: 'revoked',
      revokedAt: now
    });
  });

  test('a revoked one stays in the list of its holder', async () => {
    const [found] = await certificatesOf(db, village.meerim);
    expect(found?.revocation).toEqual({ at: now, reason: 'Somebody else sat the exam.' });
  });
});

test('a code is not guessed from another, and the table refuses a second one of an attempt', async () => {
  const { attemptId } = await earned(village.bek);
  await expect(issueFor(db, village.bek, attemptId)).rejects.toThrow(/certificate_attempt_id_key/);
  const codes = await db.selectFrom('certificate').select('code').execute();
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  expect(codes.every(({ code }) => /^(\w{4}-){3}\w{4}$/.test(code))).toBe(true);
});

function revoke(certificateId: string, by: string, reason = 'Somebody else sat the exam.') {
  return revokeCertificate(db, { certificateId, by, reason }, now);
}

async function earned(personId: string) {
  const { id, attemptId } = await earn(db, personId);
  const { code } = await db
    .selectFrom('certificate')
    .select('code')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, code, attemptId };
}
