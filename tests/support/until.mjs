// The one place that asks again until a state is reached; everything else waits for events.

/**
 * Calls `ask` until it gives something that counts as true, and gives that back. Fails after
 * `seconds` with `what` was waited for and the last error, so that a hang explains itself.
 */
export async function until(what, ask, seconds = 20) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error(`waited ${seconds} s for ${what}`, { cause: last });
}
