import * as m from '#lib/paraglide/messages.js';

/** Each role in the reader's words. */
export const roleNames = {
  officer: m.role_officer,
  trainer: m.role_trainer,
  manager: m.role_manager,
  administrator: m.role_administrator
};
