import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { InvitationResult } from '../client/index.ts';
import type { Messages } from '../i18n/index.ts';
import type { Invitee } from '../core.ts';
import { icon } from '../ui/icon.ts';

/** In the order of what there is to do: mend, then see who is left out, then who is ready. */
const groups = [
  { kind: 'refused', style: 'mend', drawing: alertIcon },
  { kind: 'malformed', style: 'mend', drawing: alertIcon },
  { kind: 'too_many', style: 'mend', drawing: alertIcon },
  { kind: 'member', style: 'out', drawing: infoIcon },
  { kind: 'invited', style: 'out', drawing: infoIcon },
  { kind: 'twice', style: 'out', drawing: infoIcon },
  { kind: 'ready', style: 'ready', drawing: checkIcon },
] as const;

/** Nobody reads more; the counts say how many there are. */
const shownMax = 30;

/** What the core made of the pasted text, and what the server said of those it was sent. */
export function inviteeList(
  messages: Messages,
  invitees: readonly Invitee[],
  results: readonly InvitationResult[],
  repair: (invitee: Invitee) => void,
): TemplateResult | typeof nothing {
  const refusals = new Map(results.map((result) => [result.email, result]));
  if (invitees.length === 0) return nothing;
  return html`<div class="sorted" aria-live="polite">
    ${groups.map(({ kind, style, drawing }) => {
      const found = invitees.filter((invitee) => groupOf(invitee, refusals) === kind);
      if (found.length === 0) return nothing;
      return html`<section class=${style}>
        <h3>
          ${icon(drawing, { size: 16 })} ${messages.t(`team.kind.${kind}`, { count: found.length })}
        </h3>
        <ul>
          ${found
            .slice(0, shownMax)
            .map((invitee) => row(messages, invitee, refusals.get(invitee.email ?? ''), repair))}
        </ul>
        ${
          found.length > shownMax
            ? html`<p class="hint">
                ${messages.t('team.kind.more', { count: found.length - shownMax })}
              </p>`
            : nothing
        }
      </section>`;
    })}
  </div>`;
}

/** What the server refused is no longer ready, whatever the core could know of it. */
function groupOf(
  { kind, email = '' }: Invitee,
  refusals: ReadonlyMap<string, InvitationResult>,
): (typeof groups)[number]['kind'] {
  return kind === 'ready' && refusals.has(email) ? 'refused' : kind;
}

function row(
  messages: Messages,
  invitee: Invitee,
  result: InvitationResult | undefined,
  repair: (invitee: Invitee) => void,
): TemplateResult {
  const { email, display_name: name, text, suggestion, issue } = invitee;
  const refusal = result?.problem ?? result?.issue ?? issue;
  return html`<li>
    <span>
      ${name === '' ? nothing : html`<bdi>${name}</bdi> `}
      <bdi class=${name === '' ? '' : 'muted'}>${email ?? text}</bdi>
    </span>
    ${
      suggestion === undefined
        ? nothing
        : html`<button type="button" class="button small" @click=${() => repair(invitee)}>
            ${messages.t('team.repair', { suggestion })}
          </button>`
    }
    ${
      refusal === undefined || (suggestion !== undefined && result === undefined)
        ? nothing
        : html`<span class="hint">${messages.messageOf(refusal)}</span>`
    }
  </li>`;
}
