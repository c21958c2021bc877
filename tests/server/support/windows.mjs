// Windows that listen to a workspace, as a browser's EventSource does.

/** Parses the text of server-sent events into `{id, event, data}`; comments come as `{comment}`. */
function parseEvent(text) {
  const out = {};
  for (const line of text.split('\n')) {
    const [, name, value] = /^([^:]*): ?(.*)$/.exec(line);
    if (name === '') out.comment = value;
    else out[name] = name === 'data' ? JSON.parse(value) : value;
  }
  return out;
}

/**
 * Opens a window of `client` on a workspace. Gives `{status, answer, events, next, ended, close}`:
 * `events` are all so far but the opening; `next(passes)` waits for one and fails when the stream
 * ends first; `ended` fulfils at its end; `opening` is the first text. Other than 200: `{status, json}`.
 */
export async function openWindow(server, client, workspaceId, { lastEventId } = {}) {
  const abort = new AbortController();
  const answer = await fetch(`${server.url}/api/workspaces/${workspaceId}/events`, {
    signal: abort.signal,
    headers: {
      cookie: client.cookieHeader(),
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
  });
  if (answer.status !== 200) return { status: answer.status, text: await answer.text() };
  const events = [];
  const waiting = new Set();
  let isOver = false;
  const wake = () => waiting.forEach((check) => check());
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const bytes of answer.body) {
        text += decoder.decode(bytes, { stream: true });
        const whole = text.split('\n\n');
        text = whole.pop();
        events.push(...whole.map(parseEvent));
        wake();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      isOver = true;
      wake();
    }
  };
  const ended = read();
  const next = (passes = ({ event }) => event === 'change') =>
    new Promise((resolve, reject) => {
      const check = () => {
        const found = events.find(passes);
        if (!found && !isOver) return;
        waiting.delete(check);
        if (found) resolve(found);
        else reject(new Error(`the stream ended after ${JSON.stringify(events)}`));
      };
      waiting.add(check);
      check();
    });
  const close = async () => {
    abort.abort();
    await ended;
  };
  const opening = await next(({ retry }) => retry !== undefined);
  const changes = () => events.filter(({ event }) => event === 'change');
  return { status: 200, headers: answer.headers, opening, events, changes, next, ended, close };
}
