import type { Messages } from '../i18n/index.ts';
import { utcDate } from '../ui/amounts.ts';

/** A day of a plan, which is counted in UTC. */
export const dateText = (messages: Messages, at: string): string =>
  utcDate(messages.formats, new Date(at));
