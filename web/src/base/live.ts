import type { SavedDetail } from './events.ts';

/** What the windows of one browser tell each other. Never a secret. */
export type Announcement =
  SavedDetail | { readonly kind: 'signed_in' } | { readonly kind: 'signed_out' };

const channelName = 'steward';

/** Tells the other windows of this browser. */
export function announce(announcement: Announcement): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(announcement);
  channel.close();
}

/** Calls `listener` for what other windows announce, until `signal` aborts (WS-4). */
export function onAnnouncement(
  listener: (announcement: Announcement) => void,
  signal: AbortSignal,
): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<Announcement>) => listener(data);
  signal.addEventListener('abort', () => channel.close());
}
