export type CountDown = {
  /** `18:24` */
  text: string;
  over: boolean;
  /** Minutes to be said aloud: 5 or 1; null: not now. */
  warn: 5 | 1 | null;
};

/** What a clock shows when so many milliseconds are left. */
export function countDown(milliseconds: number): CountDown {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    text: `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`,
    over: seconds === 0,
    warn: seconds === 0 || seconds > 300 ? null : seconds > 60 ? 5 : 1
  };
}
