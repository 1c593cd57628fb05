/** Tells the server that an item is to be looked at again, or not. False: it did not hear. */
export async function sendFlag(page: string, flagged: boolean): Promise<boolean> {
  try {
    const reply = await fetch(page, {
      method: 'POST',
      headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
      body: new URLSearchParams({ go: flagged ? 'flag' : 'unflag' }),
      signal: AbortSignal.timeout(20_000)
    });
    return reply.ok;
  } catch {
    return false;
  }
}
