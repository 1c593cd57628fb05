/**
 * Takes the notes that a file defines for itself (`[^x]: text`, further lines indented) out of its
 * body. Their lines are left empty, so that line numbers hold.
 */
export function takeOwnNotes(body: string): { body: string; notes: Record<string, string> } {
  const notes: Record<string, string> = {};
  let current: string | null = null;
  const lines = body.split('\n').map((line) => {
    const start = /^\[\^([^\]\s]+)\]:\s*(.*)$/.exec(line);
    if (start) {
      current = start[1]!;
      notes[current] = start[2]!;
      return '';
    }
    if (current !== null && /^(\s{2,}|\t)\S/.test(line)) {
      notes[current] += ` ${line.trim()}`;
      return '';
    }
    current = null;
    return line;
  });
  return { body: lines.join('\n'), notes };
}
