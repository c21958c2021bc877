/**
 * `task` without two runs at a time: calls during a run become one more run after it. So a burst
 * of news costs two reads and not one each.
 */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let calls = 0;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const seen = calls;
    await task();
    if (calls !== seen) await run();
  };
  return () => {
    calls += 1;
    return (running ??= run().finally(() => (running = undefined)));
  };
}
