/** The tables that are filled, with the columns that are written. */
export const columns = {
  unit: ['id', 'parent_id', 'name', 'created_at'],
  unit_above: ['unit_id', 'above_id', 'depth'],
  unit_place: ['unit_id', 'parent_id', 'from_at', 'until_at'],
  unit_reach: ['unit_id', 'above_id', 'from_day', 'until_day'],
  assignment: [
    ...['id', 'course_id', 'target', 'unit_id', 'due', 'fresh', 'batch_id', 'made_at', 'made_by']
  ],
  person: ['id', 'name', 'email', 'badge', 'language', 'time_zone', 'created_at', 'left_at'],
  posting: ['id', 'person_id', 'unit_id', 'from_at', 'until_at', 'made_by'],
  role_grant: ['id', 'person_id', 'role', 'unit_id', 'granted_at', 'granted_by', 'ended_at'],
  enrolment: ['id', 'person_id', 'course_id', 'started_at', 'module_id', 'step', 'seen_at'],
  module_progress: ['enrolment_id', 'module_id', 'step', 'steps', 'done_at'],
  attempt: [
    ...['id', 'enrolment_id', 'number', 'revision_id', 'rule', 'seed', 'language', 'started_at'],
    ...['ends_at', 'submitted_at', 'result', 'passed']
  ],
  certificate: [
    ...['id', 'code', 'person_id', 'attempt_id', 'course_id', 'revision_id', 'person_name'],
    ...['unit_name', 'course_title', 'language', 'marks', 'issued_at', 'expires_at']
  ],
  revocation: ['certificate_id', 'revoked_at', 'revoked_by', 'reason'],
  task: [
    ...['id', 'assignment_id', 'person_id', 'course_id', 'round', 'assigned_at', 'due_on'],
    ...['done_at', 'certificate_id', 'withdrawn_at', 'withdrawn_why']
  ],
  response: [
    ...['id', 'enrolment_id', 'revision_id', 'module_id', 'question_id', 'question_hash'],
    ...['language', 'answer', 'confidence', 'given_at', 'received_at', 'specimen']
  ],
  mark: ['id', 'response_id', 'points', 'points_of', 'verdict', 'decided', 'marked_at'],
  identification: [
    ...['response_id', 'person_id', 'unit_id', 'at', 'taxon_group', 'kind', 'truth', 'answer'],
    ...['confidence', 'seconds', 'seed', 'views', 'refer']
  ],
  event: ['id', 'at', 'by_person', 'what', 'about', 'details']
};

export type Table = keyof typeof columns;
/** Lines of COPY, by table. */
export type Lines = Record<Table, string[]>;

export const tables = Object.keys(columns) as Table[];
export const noLines = (): Lines =>
  Object.fromEntries(tables.map((table) => [table, []])) as unknown as Lines;
