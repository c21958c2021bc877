import lockIcon from 'lucide-static/icons/lock.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Picture, Workspace } from '../client/index.ts';
import type { Decision } from '../core.ts';
import type { Messages } from '../i18n/index.ts';
import type { FormState } from '../settings/form-state.ts';
import { icon } from '../ui/icon.ts';

/** Why nothing can be changed here, and who can help (C7, ADV-2). */
export function readOnlyNotice(
  messages: Messages,
  decision: Decision<true> | undefined,
  workspace: Workspace,
): TemplateResult {
  const rejection = decision?.ok === false ? decision.rejection : undefined;
  const { unlock } = rejection ?? {};
  return html`<div class="notice info" part="read-only" role="note">
    ${icon(lockIcon)}
    <div class="stack tight">
      <strong>${messages.t('workspace.read_only')}</strong>
      <p>
        ${messages.t('workspace.read_only_help', {
          role: messages.roleName(workspace.role),
          needed: unlock === undefined ? 'none' : messages.roleName(unlock.role),
          granted_by: unlock === undefined ? 'none' : messages.roleName(unlock.granted_by),
        })}
      </p>
    </div>
  </div>`;
}

/** Where people meet name and picture, as it would be after Save (W1). */
export function namePreview(
  messages: Messages,
  workspace: Workspace,
  state: FormState<Workspace> | undefined,
  name: string,
): TemplateResult {
  const staged = state?.picture;
  const picture: Picture =
    staged?.kind === 'icon' || staged?.kind === 'none' ? staged : workspace.picture;
  const face = html`<steward-avatar
    size="24"
    kind="workspace"
    .picture=${picture}
    .file=${staged?.kind === 'file' ? staged.file.blob : undefined}
    .name=${name}
    .seed=${String(workspace.id)}
  ></steward-avatar>`;
  const shown = name.trim() === '' ? nothing : name;
  return html`<figure class="preview" part="preview">
    <figcaption class="hint">${messages.t('workspace.preview')}</figcaption>
    <dl class="facts">
      <dt>${messages.t('workspace.preview_switcher')}</dt>
      <dd>
        <span class="sample"
          >${face}<strong><bdi>${shown}</bdi></strong></span
        >
      </dd>
      <dt>${messages.t('workspace.preview_mail')}</dt>
      <dd>
        <span class="sample"
          >${messages.t('workspace.preview_mail_text', { workspace: name })}</span
        >
      </dd>
    </dl>
  </figure>`;
}
