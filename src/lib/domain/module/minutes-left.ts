/** About how long the rest of a module takes, this step included: whole minutes, never none. */
export function minutesLeft(module: { minutes: number; steps: number }, step: number): number {
  const share = (module.steps - Math.min(step, module.steps) + 1) / module.steps;
  return Math.max(1, Math.round(module.minutes * share));
}
