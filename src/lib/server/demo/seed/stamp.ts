const days = new Map<number, string>();

/** A moment as COPY reads it, to the second. Making a Date for each of ten million would take long. */
export function stamp(time: number): string {
  const seconds = Math.floor(time / 1000);
  const number = Math.floor(seconds / 86_400);
  let day = days.get(number);
  if (!day) days.set(number, (day = new Date(number * 86_400_000).toISOString().slice(0, 10)));
  const rest = seconds - number * 86_400;
  return `${day}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}

const two = (number: number) => (number < 10 ? `0${number}` : String(number));
