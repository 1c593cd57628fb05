import * as m from '#lib/paraglide/messages.js';

const did = {
  edit: m.person_did_edit,
  move: m.person_did_move,
  grant: m.person_did_grant,
  endRole: m.person_did_end_role,
  invite: m.person_did_invite,
  endInvitation: m.person_did_end_invitation,
  signOut: m.person_did_sign_out,
  leave: m.person_did_leave,
  comeBack: m.person_did_come_back
};

const refused = {
  'no-unit': m.person_problem_no_unit,
  'no-period': m.person_refused_no_period,
  'no-role': m.person_refused_no_role,
  left: m.person_refused_left,
  'last-administrator': m.person_refused_last_administrator,
  'no-email': m.person_refused_no_email,
  'has-password': m.person_refused_has_password
};

/** What was just done to a person, in words. */
export const sayDid = (act: string): string => did[act as keyof typeof did]();

/** Why something was not done, with the next step. */
export const sayRefused = (reason: string): string => refused[reason as keyof typeof refused]();
