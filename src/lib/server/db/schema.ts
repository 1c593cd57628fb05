import type { ColumnType, Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';

/** The tables as Kysely knows them; migrations/ says how they came to be. */
export interface Database {
  unit: UnitTable;
  unit_above: { unit_id: string; above_id: string; depth: number };
  unit_place: UnitPlaceTable;
  person: PersonTable;
  credential: { person_id: string; password_hash: string; changed_at: Date };
  posting: PostingTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  invitation: InvitationTable;
  password_reset: PasswordResetTable;
  mail: MailTable;
  course: { id: string; revision_id: string | null; created_at: Date };
  revision: RevisionTable;
  revision_file: { revision_id: string; path: string; body: string };
  media: { hash: string; type: string; body: Buffer };
  revision_media: { revision_id: string; path: string; hash: string };
  library_file: LibraryFileTable;
  search_text: SearchTextTable;
  search_word: { course_id: string; word: string; letters: string };
  enrolment: EnrolmentTable;
  module_progress: ModuleProgressTable;
  exam_allowance: ExamAllowanceTable;
  attempt: AttemptTable;
  attempt_item: AttemptItemTable;
  response: ResponseTable;
  mark: MarkTable;
  case_choice: CaseChoiceTable;
  certificate: CertificateTable;
  certificate_part: { certificate_id: string; part_id: string };
  revocation: RevocationTable;
  event: EventTable;
  retention_rule: RetentionRuleTable;
  people_import: PeopleImportTable;
  people_import_row: PeopleImportRowTable;
  report: ReportTable;
  key_correction: KeyCorrectionTable;
  result_correction: ResultCorrectionTable;
  specimen_draw: SpecimenDrawTable;
  specimen_review: SpecimenReviewTable;
  review_card: ReviewCardTable;
  practice: PracticeTable;
  practice_item: PracticeItemTable;
  assignment: AssignmentTable;
  assignment_person: { assignment_id: string; person_id: string };
  task: TaskTable;
  training: TrainingTable;
  training_person: TrainingPersonTable;
  training_attendance: TrainingAttendanceTable;
  training_cancel: TrainingCancelTable;
  standing_stale: { seq: Sequence; person_id: string };
  standing_span: StandingSpanTable;
  unit_reach: { unit_id: string; above_id: string; from_day: Date; until_day: Date | null };
  standing_tally: StandingTallyTable;
  standing_base: StandingBaseTable;
  standing_mark: { unit_id: string; day: Date };
  standing_marked: { day: Date; one: Generated<boolean> };
  standing_post: StandingPostTable;
  standing_post_day: { day: Date };
  unit_heard: { unit_id: string; heard_at: Date };
  readiness: ReadinessTable;
  readiness_made: { at: Date };
  identification: IdentificationTable;
  recognition: RecognitionTable;
  recognition_person: RecognitionPeople & { quarter: string };
  recognition_taxon: RecognitionPeople & { truth: string; last_quarter: string };
  subscription: SubscriptionTable;
  sending: SendingTable;
  mail_attachment: { mail_id: string; name: string; type: string; body: Buffer };
  rate_limit: { key: string; points: number; expire: string | null };
  reminder_rule: ReminderRuleTable;
  reminder_text: ReminderTextTable;
  reminder_letter: ReminderLetterTable;
  reminder: ReminderTable;
  reminder_run: { day: DayColumn; ended_at: Date; letters: number };
}

export type Db = Kysely<Database>;
/** What a verb takes that must run in a transaction: forgetting to open one does not compile. */
export type Tx = Transaction<Database>;
export type Row<T extends keyof Database> = Selectable<Database[T]>;
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;

/** jsonb: read as parsed, written as text (see `json` in json.ts). */
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;
/** bigint comes from the driver as a string, so that no digit is lost. */
type Sequence = Generated<string>;
/** Written as 2026-11-23; read as text by `::text`. */
type DayColumn = ColumnType<Date, string, string>;

export type RoleName = 'officer' | 'trainer' | 'manager' | 'administrator';

interface UnitTable {
  id: string;
  parent_id: string | null;
  name: string;
  created_at: Date;
  /** Closed: nobody can be posted there any more; what happened there stays. */
  archived_at: Date | null;
}

/** Where a unit hung, and when. The open one says what `unit.parent_id` says. */
interface UnitPlaceTable {
  unit_id: string;
  parent_id: string | null;
  from_at: Date;
  until_at: Date | null;
}

interface PersonTable {
  id: string;
  name: string;
  email: string | null;
  badge: string | null;
  language: string;
  time_zone: string;
  created_at: Date;
  left_at: Date | null;
  /** Name, e-mail and badge are gone; a pseudonym stands in their place. */
  erased_at: Date | null;
  /** Made by an import that was undone: holds no e-mail or badge against others. */
  undone_at: Date | null;
}

interface PostingTable {
  id: string;
  person_id: string;
  unit_id: string;
  from_at: Date;
  until_at: Date | null;
  made_by: string | null;
}

interface RoleGrantTable {
  id: string;
  person_id: string;
  role: RoleName;
  unit_id: string | null;
  granted_at: Date;
  granted_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  /** Only of acting managers: the period for which the role is held. */
  from_at: Date | null;
  until_at: Date | null;
}

interface SessionTable {
  hash: string;
  id: string;
  person_id: string;
  created_at: Date;
  seen_at: Date;
  idle_until: Date;
  absolute_until: Date;
  device: string;
}

interface InvitationTable {
  id: string;
  person_id: string;
  hash: string;
  way: 'mail' | 'slip';
  made_at: Date;
  made_by: string | null;
  expires_at: Date;
  used_at: Date | null;
  ended_at: Date | null;
}

interface PasswordResetTable {
  id: string;
  person_id: string;
  hash: string;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

interface MailTable {
  id: string;
  person_id: string | null;
  address: string;
  subject: string;
  body: string;
  made_at: Date;
  sent_at: Date | null;
  file: string | null;
  problem: string | null;
  /** A reminder that was no longer true when it should have left. */
  withdrawn_at: Generated<Date | null>;
}

interface RevisionTable {
  id: string;
  course_id: string;
  number: number;
  published_at: Date;
  published_by: string | null;
}

interface EnrolmentTable {
  id: string;
  person_id: string;
  course_id: string;
  started_at: Date;
  module_id: string | null;
  step: number | null;
  seen_at: Date;
}

interface ModuleProgressTable {
  enrolment_id: string;
  module_id: string;
  step: number;
  steps: number;
  done_at: Date | null;
}

interface ExamAllowanceTable {
  id: string;
  person_id: string;
  course_id: string | null;
  extra_minutes: number;
  extra_attempts: number;
  made_at: Date;
  made_by: string | null;
  reason: string;
  ended_at: Date | null;
}

interface AttemptTable {
  id: string;
  enrolment_id: string;
  number: number;
  revision_id: string;
  rule: Json;
  seed: string;
  language: string;
  started_at: Date;
  ends_at: Date;
  submitted_at: Date | null;
  result: NullableJson;
  passed: boolean | null;
  /** The item that was open last: where another device goes on. */
  item: Generated<number>;
}

interface AttemptItemTable {
  attempt_id: string;
  ordinal: number;
  question_id: string;
  question_hash: string;
  /** Marked by the person to be looked at again. */
  flagged_at: Date | null;
  /** The individual that is shown. */
  specimen: NullableJson;
  /** The correction of a key by which it is marked instead. */
  correction_id: string | null;
}

interface ResponseTable {
  id: string;
  seq: Sequence;
  enrolment_id: string;
  attempt_id: string | null;
  revision_id: string;
  module_id: string | null;
  question_id: string;
  question_hash: string;
  language: string;
  answer: Json;
  confidence: number | null;
  given_at: Date;
  received_at: Date;
  /** The individual that was shown. */
  specimen: NullableJson;
  draw_id: string | null;
}

/** An individual drawn for a person's next answer to a question; open until it is answered. */
interface SpecimenDrawTable {
  id: string;
  person_id: string;
  revision_id: string;
  question_id: string;
  specimen: Json;
  drawn_at: Date;
  answered_at: Date | null;
}

interface SpecimenReviewTable {
  id: string;
  seq: Sequence;
  taxon: string;
  seed: number;
  verdict: 'approved' | 'rejected';
  /** Of the drawing rules and figures it was made from. */
  edition: string;
  reviewed_by: string;
  reviewed_at: Date;
}

interface CaseChoiceTable {
  id: string;
  person_id: string;
  course_id: string;
  revision_id: string;
  case_id: string;
  /** Which time it is played, from 1. */
  run: number;
  /** Which choice of that run, from 0. */
  place: number;
  choice: string;
  received_at: Date;
}

interface MarkTable {
  id: string;
  response_id: string;
  points: number;
  points_of: number;
  verdict: 'right' | 'part' | 'wrong';
  decided: 'hit' | 'miss' | 'false-alarm' | 'correct-clear' | null;
  marked_at: Date;
}

/** What a person remembers of a question, or of a taxon as it asks about it. */
interface ReviewCardTable {
  person_id: string;
  course_id: string;
  question_id: string;
  /** A taxon; '' for a question that is always the same. */
  about: string;
  stability: number;
  difficulty: number;
  reviews: number;
  lapses: number;
  verdict: 'right' | 'part' | 'wrong';
  reviewed_at: Date;
  due_at: Date;
}

interface PracticeTable {
  id: string;
  person_id: string;
  kind: 'daily' | 'burst' | 'pair';
  course_id: string | null;
  /** The confusion that is practised. */
  pair: string | null;
  started_at: Date;
  ended_at: Date | null;
}

/** The response with the same id is its answer. */
interface PracticeItemTable {
  id: string;
  practice_id: string;
  ordinal: number;
  course_id: string;
  revision_id: string;
  question_id: string;
  /** The taxon that is to be asked about, rather than another; '' for any. */
  about: Generated<string>;
  /** Of its card before; null: there was none. */
  stability: number | null;
  skipped_at: Date | null;
}

/** What a manager asks of a unit with all below it, or of some people there. */
interface AssignmentTable {
  id: string;
  course_id: string;
  target: 'unit' | 'people';
  unit_id: string;
  /** Only of those who have it; null: of everybody. */
  role: 'officer' | 'trainer' | 'manager' | null;
  due: Json;
  /** When it is asked once more; null: it is not. */
  again: NullableJson;
  /** A certificate earned before `fresh_since` does not count. */
  fresh: boolean;
  /** When it was asked first, by whichever rule this one replaces. */
  fresh_since: Date | null;
  programme_id: string | null;
  /** Of what was assigned in one step: one course of each. */
  batch_id: string;
  replaces: string | null;
  made_at: Date;
  made_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
}

/** One person's part of an assignment, once for each time it is asked. */
interface TaskTable {
  id: string;
  assignment_id: string;
  person_id: string;
  course_id: string;
  round: number;
  assigned_at: Date;
  /** The last day in time, as 2026-11-23. */
  due_on: ColumnType<Date | null, string | null, string | null>;
  done_at: Date | null;
  certificate_id: string | null;
  withdrawn_at: Date | null;
  withdrawn_why: 'left' | 'moved' | 'ended' | 'replaced' | null;
}

/** A training in a room or with goods in hand, as it was entered; never edited. */
interface TrainingTable {
  id: string;
  /** For whose people it is. */
  unit_id: string;
  kind: 'classroom' | 'hands-on' | 'exercise';
  title: string;
  course_id: string | null;
  /** A calendar day and hours by the clock of the place, as 2026-11-23 and 09:00. */
  day: string;
  begins: string | null;
  ends: string | null;
  minutes: number | null;
  place: string;
  trainer: string;
  topics: string;
  taxon_groups: string[];
  note: string;
  made_at: Date;
  made_by: string;
}

interface TrainingPersonTable {
  training_id: string;
  person_id: string;
  /** Where posted when entered: whose managers see it. */
  unit_id: string;
  entered_at: Date;
  entered_by: string;
}

/** The newest row of a person speaks; none: not yet entered. */
interface TrainingAttendanceTable {
  id: string;
  seq: Sequence;
  training_id: string;
  person_id: string;
  /** 'struck': the person was entered by mistake. */
  state: 'present' | 'absent' | 'excused' | 'struck';
  minutes: number | null;
  remark: string;
  at: Date;
  by_person: string;
}

interface TrainingCancelTable {
  id: string;
  seq: Sequence;
  training_id: string;
  cancelled: boolean;
  reason: string;
  at: Date;
  by_person: string;
}

/** Days through which a person stood alike with a course; derived, see server/standing. */
interface StandingSpanTable {
  person_id: string;
  /** '': where the person was posted. */
  course_id: string;
  from_day: Date;
  until_day: Date | null;
  unit_id: string;
  standing: string;
  due: string;
  due_on: Date | null;
  ends_on: Date | null;
}

/** Today's people posted at a unit itself, by what wants action. */
interface StandingPostTable {
  /** '': with any course, each person once. */
  course_id: string;
  unit_id: string;
  over: number;
  due_week: number;
  never_started: number;
  at_risk: number;
  ending_7: number;
  ending_30: number;
  ending: number;
  ending_90: number;
  expired: number;
}

/** Numbers are null where too few people would be told of. */
interface ReadinessTable {
  unit_id: string;
  taxon_group: string;
  answers: number | null;
  hits: number | null;
  misses: number | null;
  false_alarms: number | null;
  clears: number | null;
}

interface StandingTallyTable {
  unit_id: string;
  day: Date;
  course_id: string;
  standing: string;
  due: string;
  change: number;
}

interface StandingBaseTable {
  unit_id: string;
  day: Date;
  course_id: string;
  standing: string;
  due: string;
  people: number;
}

/** What an answer says of telling things apart, as it was known when it was given. */
interface IdentificationTable {
  response_id: string;
  person_id: string;
  /** Where its person was posted then. */
  unit_id: string | null;
  at: Date;
  taxon_group: string;
  kind: 'decide' | 'identify';
  truth: string;
  answer: string;
  feature: string | null;
  confidence: number | null;
  /** From being shown to being answered; null: not known. */
  seconds: number | null;
  seed: number | null;
  views: string[];
  /** To refer it was right. */
  refer: boolean;
}

/** Sums of marked answers, by the last mark of each; `date` columns: the first of a quarter. */
interface RecognitionTable {
  unit_id: string;
  taxon_group: string;
  quarter: string;
  /** 'all', with truth and answer '': of all answers of the unit, group and quarter. */
  kind: 'decide' | 'identify' | 'all';
  truth: string;
  answer: string;
  answers: number;
  good: number;
  hits: number;
  misses: number;
  false_alarms: number;
  clears: number;
  guessed: number;
  guessed_good: number;
  fairly: number;
  fairly_good: number;
  sure: number;
  sure_good: number;
}

interface RecognitionPeople {
  unit_id: string;
  taxon_group: string;
  person_id: string;
  answers: number;
}

interface CertificateTable {
  id: string;
  number: Sequence;
  code: string;
  person_id: string;
  /** null, as revision_id: of the whole programme; `programme` says of which certificates. */
  attempt_id: string | null;
  course_id: string;
  revision_id: string | null;
  programme: Generated<string | null>;
  person_name: string;
  unit_name: string | null;
  course_title: Json;
  language: string;
  marks: Json;
  issued_at: Date;
  /** null: it does not expire. */
  expires_at: Date | null;
}

interface LibraryFileTable {
  path: string;
  number: number;
  hash: string;
  body: string;
  published_at: Date;
}

interface SearchTextTable {
  course_id: string;
  language: string;
  module_id: string;
  step: number;
  revision_id: string;
  course_title: string;
  module_title: string;
  title: string;
  body: string;
  /** tsvector: made by PostgreSQL, never read. */
  words: string;
}

interface RevocationTable {
  certificate_id: string;
  revoked_at: Date;
  revoked_by: string;
  reason: string;
}

interface EventTable {
  id: string;
  seq: Sequence;
  at: Date;
  by_person: string | null;
  what: string;
  about: string;
  details: Json;
}

/** After how many years an archived person is erased; null: never. The newest row speaks. */
interface RetentionRuleTable {
  id: string;
  seq: Sequence;
  years: number | null;
  made_at: Date;
  made_by: string | null;
}

interface PeopleImportTable {
  id: string;
  made_by: string;
  as_role: 'administrator' | 'manager';
  made_at: Date;
  file_name: string;
  /** Taken away when it is of no use any more. */
  file: Buffer | null;
  reading: NullableJson;
  language: string;
  time_zone: string;
  state:
    | 'checking'
    | 'checked'
    | 'queued'
    | 'running'
    | 'done'
    | 'cancelled'
    | 'failed'
    | 'undoing'
    | 'undone';
  problem: string | null;
  rows: Generated<number>;
  progress: Generated<number>;
  counts: NullableJson;
  /** Counts what was asked of it, so that a job that comes late finds out. */
  turn: Generated<number>;
  cancel_at: Date | null;
  begun_at: Date | null;
  ended_at: Date | null;
  undone_by: string | null;
  undone_at: Date | null;
}

interface PeopleImportRowTable {
  import_id: string;
  line: number;
  typed: Json;
  email_key: string | null;
  badge_key: string | null;
  verdict: 'created' | 'updated' | 'same' | 'heading' | 'failed' | null;
  why: NullableJson;
  person_id: string | null;
  before: NullableJson;
  after: NullableJson;
  undone: string | null;
}

/** What an officer says is wrong with an item, which stands here as it was shown. */
interface ReportTable {
  id: string;
  person_id: string;
  course_id: string;
  revision_id: string;
  question_id: string;
  question_hash: string;
  attempt_id: string | null;
  language: string;
  seed: string;
  specimen: NullableJson;
  words: string;
  made_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  answer: string | null;
}

/** A key put right: answers to one version are marked by another. */
interface KeyCorrectionTable {
  id: string;
  course_id: string;
  question_id: string;
  from_hash: string;
  to_hash: string;
  /** Whose key it is now. */
  revision_id: string;
  made_at: Date;
  made_by: string;
}

interface ResultCorrectionTable {
  attempt_id: string;
  correction_id: string;
  before: Json;
  after: Json;
  would_pass: boolean;
  made_at: Date;
}

interface ReminderRuleTable {
  id: string;
  seq: Sequence;
  part: string;
  rule: Json;
  made_at: Date;
  made_by: string | null;
}

interface ReminderTextTable {
  id: string;
  seq: Sequence;
  part: string;
  language: string;
  /** Null: the words that come with the house. */
  words: NullableJson;
  made_at: Date;
  made_by: string | null;
}

/** One a person and day. */
interface ReminderLetterTable {
  id: string;
  person_id: string;
  day: DayColumn;
  made_at: Date;
  /** Null: there was nothing to write, or the mail was erased with its person. */
  mail_id: string | null;
  /** Given to the mail server. */
  handed_at: Date | null;
  /** It could not leave in time: a later letter says what it said. */
  folded_into: string | null;
}

/** What was written to whom because of what. */
interface ReminderTable {
  seq: Sequence;
  letter_id: string;
  person_id: string;
  kind: string;
  /** A task, a certificate, or the unit of a digest. */
  matter: string;
  step: number;
  about_id: string | null;
  unit_id: string | null;
  course_id: string | null;
  due_on: DayColumn | null;
  /** `reminder_rule.seq`; 0: as the house came. */
  rule_version: string;
  day: DayColumn;
  made_at: Date;
}

/** A screen that a manager gets by mail. */
interface SubscriptionTable {
  id: string;
  person_id: string;
  screen: string;
  filters: string;
  said: Json;
  choice: Json;
  rhythm: Json;
  time_zone: string;
  made_at: Date;
  next_at: Date;
  paused_at: Date | null;
  ended_at: Date | null;
  ended_why: 'asked' | 'lost' | 'left' | null;
}

/** One a period. */
interface SendingTable {
  id: string;
  subscription_id: string;
  /** The day that it was due on, or the id of a wish to have it now. */
  period: string;
  due_at: Date;
  done_at: Date | null;
  result: 'attached' | 'link' | 'lost' | 'left' | 'no-address' | 'ended' | null;
  bytes: number | null;
  mail_id: string | null;
}
