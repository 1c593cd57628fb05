import { getDb } from '#lib/server/db/database.ts';
import { checkImport, type Turn } from '#lib/server/import/check-import.ts';
import { doImportJob, resumeImports } from '#lib/server/import/do-import-job.ts';
import { erasePeople } from '#lib/server/person/erase-people.ts';
import { deliverMail } from '#lib/server/mail/deliver-mail.ts';
import { makeReset, type ResetWish } from '#lib/server/person/request-reset.ts';
import { keepReadiness } from '#lib/server/recognition/keep-readiness.ts';
import { runReminders } from '#lib/server/reminder/run-reminders.ts';
import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import { settleAll } from '#lib/server/standing/settle.ts';
import { queueDue } from '#lib/server/subscription/queue-due.ts';
import { resumeSendings } from '#lib/server/subscription/resume-sendings.ts';
import { sendSubscription } from '#lib/server/subscription/send-subscription.ts';
import { askAgain } from '#lib/server/task/ask-again.ts';
import { boss } from './boss.ts';
import { tidy } from './tidy.ts';

/** Begins to do what the queues hold; many processes share the work. `words`: of files for mails. */
export async function startJobs(words: FileWords): Promise<void> {
  const started = await boss();
  const often = { pollingIntervalSeconds: 2 };
  // somebody looks at a bar and waits
  const soon = { pollingIntervalSeconds: 0.5 };
  await started.work<{ mailId: string }>('mail', often, async ([job]) => {
    if (job) await deliverMail(getDb(), job.data.mailId, new Date());
  });
  await started.work<ResetWish>('reset', often, async ([job]) => {
    if (job) await makeReset(getDb(), job.data, new Date());
  });
  await started.work<Turn>('import-check', soon, async ([job]) => {
    if (job) await checkImport(getDb(), job.data, new Date());
  });
  await started.work<Turn>('import-run', soon, async ([job]) => {
    if (job) await doImportJob(getDb(), job.data, new Date());
  });
  await resumeImports(getDb());
  await started.work('erase', often, async () => {
    await erasePeople(getDb(), new Date());
  });
  await started.schedule('erase', '41 2 * * *');
  await started.work('tidy', { pollingIntervalSeconds: 60 }, () => tidy(getDb(), new Date()));
  await started.schedule('tidy', '17 * * * *');
  // pages settle what few changes there are: this is for nights, imports and the turn of a quarter
  await started.work('standings', { pollingIntervalSeconds: 20 }, async () => {
    await settleAll(getDb(), new Date());
    await keepReadiness(getDb(), new Date());
  });
  await started.schedule('standings', '* * * * *');
  await started.work('subscriptions', { pollingIntervalSeconds: 20 }, async () => {
    await queueDue(getDb(), new Date());
  });
  await resumeSendings(getDb(), new Date());
  await started.schedule('subscriptions', '*/5 * * * *');
  await started.work<{ sendingId: string }>('sending', often, async ([job]) => {
    if (job) await sendSubscription(getDb(), words, job.data.sendingId, new Date());
  });
  await started.work('tasks', { pollingIntervalSeconds: 60 }, () => askAgain(getDb(), new Date()));
  // a day begins in Central Asia between 18:00 and 19:00 by this clock
  await started.schedule('tasks', '5 19 * * *');
  // the first hour within the agency's own writes the letters of a day; zones end at half hours, too
  await started.work('reminders', { pollingIntervalSeconds: 60 }, async () => {
    await runReminders(getDb(), new Date());
  });
  await started.schedule('reminders', '2,32 * * * *');
}
