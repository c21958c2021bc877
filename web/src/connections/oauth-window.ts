/** How a window that comes back from a service finds the one that has sent it there. */
const channelName = 'steward-oauth';
const answerMilliseconds = 800;

interface Said {
  readonly kind: 'returned' | 'taken';
  readonly id: string;
}

/**
 * Calls `listener` when a window has come back with this consent, and lets that window close. What
 * is said is an id alone; what has come of it, the server tells whoever has begun it.
 */
export function onReturn(id: string, listener: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(channelName);
  signal.addEventListener('abort', () => channel.close());
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.kind !== 'returned' || data.id !== id) return;
    channel.postMessage({ kind: 'taken', id } satisfies Said);
    listener();
  };
}

/** Tells the other windows; resolves to whether one of them was waiting for it. */
export function tellReturn(id: string): Promise<boolean> {
  const channel = new BroadcastChannel(channelName);
  return new Promise((resolve) => {
    const end = (wasTaken: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(wasTaken);
    };
    // Nobody answers where the reader was sent there in this very window.
    const timer = setTimeout(() => end(false), answerMilliseconds);
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'taken' && data.id === id) end(true);
    };
    channel.postMessage({ kind: 'returned', id } satisfies Said);
  });
}

const size = 'popup,width=640,height=760';

/** A window for the service, opened while the press of the button lasts; nothing where forbidden. */
export function openWindow(): Window | null {
  const opened = globalThis.open('about:blank', '_blank', size);
  // The service is not to reach back into this page.
  if (opened !== null) opened.opener = null;
  return opened;
}
