import mailIcon from 'lucide-static/icons/mail-open.svg?icon';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Elements } from '../../base/define.ts';
import { dispatch } from '../../base/events.ts';
import { ConnectionError, isAbort, Problem } from '../../client/index.ts';
import type { InvitationOffer, RequestOptions, Session } from '../../client/index.ts';
import { acceptInvitation, declineInvitation, readInvitation } from '../../client/invitations.ts';
import { core } from '../../core.ts';
import type { Area, Refusal } from '../../i18n/index.ts';
import { AvatarElement } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { routes } from '../routes.ts';
import { VisitorForm } from './form.ts';
import { VisitorElement } from './visitor-element.ts';

/**
 * Where an invitation's link leads: who invites to what, and the way in for whoever holds it: a
 * new person, somebody who is signed in, or somebody who has an account and is not (TM-5, TM-10).
 */
export class InvitationElement extends VisitorElement {
  static override readonly elements: Elements = { avatar: AvatarElement };
  static override readonly areas: readonly Area[] = ['invitation', 'visitor'];

  /** From the fragment of the link. */
  @property({ attribute: false }) token = '';
  @property({ attribute: false }) session: Session | undefined;

  @state() private offer: InvitationOffer | undefined;
  @state() private unread: Refusal | undefined;
  @state() private isDeclining = false;
  @state() private isDeclined = false;
  @state() private partMissing = false;

  readonly #newPerson = new VisitorForm(
    this,
    [
      { name: 'name', kind: 'account_name' },
      { name: 'password', kind: 'password' },
    ],
    ({ name = '', password = '' }, options) => this.#accept({ name, password }, options),
  );
  /** Joining takes one press of somebody who is signed in. */
  readonly #join = new VisitorForm(this, [], (_values, options) => this.#accept({}, options));
  readonly #decline = new VisitorForm(this, [], async (_values, options) => {
    await declineInvitation(this.client, this.token, options);
    this.isDeclined = true;
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as Map<PropertyKey, unknown>);
    if (changed.has('token')) void this.#read();
  }

  override render(): TemplateResult {
    const { offer, unread } = this;
    if (unread !== undefined) return this.#dead(this.messageOf(unread), true);
    if (offer === undefined) return html`<p role="status">${this.t('shell.loading')}</p>`;
    if (this.isDeclined) return this.#dead(this.t('invitation.declined'), false);
    if (offer.state !== 'pending') {
      return this.#dead(this.messageOf({ code: `invitation_${offer.state}`, params: {} }), false);
    }
    return html`<div class="stack">
      ${this.#head(offer)} ${this.isDeclining ? this.#declining() : this.#ways(offer)}
    </div>`;
  }

  #head({ workspace, inviter_name: inviter, role, email, expires_at }: InvitationOffer) {
    const time = this.messages.formats.dateTime(new Date(expires_at));
    return html`<div class="row offer">
        <steward-avatar
          kind="workspace"
          size="40"
          .picture=${workspace.picture}
          .name=${workspace.name}
          .seed=${workspace.name}
        ></steward-avatar>
        <bdi class="strong">${workspace.name}</bdi>
      </div>
      <div class="stack tight">
        <h1>${this.t('invitation.title', { workspace: workspace.name })}</h1>
        <p>${this.t('invitation.text', { inviter, role: this.messages.roleName(role) })}</p>
        <p class="muted small">${this.t('invitation.for', { email, time })}</p>
      </div>`;
  }

  #ways(offer: InvitationOffer): TemplateResult {
    const { session } = this;
    if (session !== undefined) {
      return isSameAddress(session.user.email, offer.email)
        ? this.#joining(offer)
        : this.#otherPerson(session, offer);
    }
    if (offer.account_exists) return this.#signingIn(offer);
    return offer.proves_address ? this.#signingUp(offer) : this.#unproven(offer);
  }

  #joining({ workspace }: InvitationOffer): TemplateResult {
    const text = this.t('invitation.join', { workspace: workspace.name });
    return html`${this.form(this.#join, text, html``)}${this.#declineButton()}`;
  }

  /** Only the invited address may accept; the server refuses as well (TM-10). */
  #otherPerson({ user }: Session, { email }: InvitationOffer): TemplateResult {
    return html`<p class="notice warning" role="alert">
        ${icon(mailIcon)}
        <span>${this.t('invitation.other_person', { email, own: user.email })}</span>
      </p>
      <button
        type="button"
        class="button primary wide"
        @click=${() => dispatch(this, 'steward-sign-out', { email })}
      >
        ${this.t('invitation.sign_out')}
      </button>
      <p><a href=${this.href('/')}>${this.t('invitation.stay')}</a></p>`;
  }

  #signingIn({ email }: InvitationOffer): TemplateResult {
    void this.#fetchSignIn();
    return html`<p>${this.t('invitation.sign_in', { email })}</p>
      ${
        this.partMissing
          ? html`<p class="notice danger" role="alert">${this.t('shell.failed.text')}</p>`
          : html`<steward-sign-in
              again
              .client=${this.client}
              .href=${this.href}
            ></steward-sign-in>`
      }
      <p><a href=${this.href(routes.forgot_password.path)}>${this.t('sign_in.forgot')}</a></p>
      ${this.#declineButton()}`;
  }

  #signingUp({ workspace, email }: InvitationOffer): TemplateResult {
    const limits = core()?.limits;
    const form = this.#newPerson;
    const submit = this.t('invitation.join', { workspace: workspace.name });
    return html`<p>${this.t('invitation.sign_up', { email })}</p>
      ${this.form(
        form,
        submit,
        html`
          <input hidden type="email" autocomplete="username" readonly .value=${email} />
          ${this.field(form, 'name', { label: this.t('field.name'), autocomplete: 'name' })}
          ${this.passwordField(form, {
            label: this.t('field.password'),
            autocomplete: 'new-password',
            hint:
              limits && this.t('field.password_hint', { minimum: limits.passwordCharactersMin }),
          })}
        `,
      )}
      ${this.#declineButton()}`;
  }

  /** A link that somebody passed on proves nothing about who holds it. */
  #unproven({ email }: InvitationOffer): TemplateResult {
    return html`<p>${this.t('invitation.unproven', { email })}</p>
      <a class="button primary wide" href=${this.href(routes.sign_up.path)} target="_blank">
        ${this.t('invitation.sign_up_first')}
      </a>
      <p class="muted small">${this.t('invitation.unproven_hint')}</p>`;
  }

  #declineButton(): TemplateResult {
    return html`<p>
      <button type="button" class="button link" @click=${() => (this.isDeclining = true)}>
        ${this.t('invitation.decline')}
      </button>
    </p>`;
  }

  #declining(): TemplateResult {
    return html`<p>${this.t('invitation.decline_text')}</p>
      ${this.form(this.#decline, this.t('invitation.decline'), html``)}
      <button type="button" class="button wide" @click=${() => (this.isDeclining = false)}>
        ${this.t('form.cancel')}
      </button>`;
  }

  /** Nothing can be done with this link any more, and what can be done instead. */
  #dead(text: string, canRetry: boolean): TemplateResult {
    const isUnreachable = canRetry && this.unread instanceof ConnectionError;
    return html`<div class="stack">
      ${this.heading('shell.invitation')}
      <p class="notice warning" role="status">${icon(mailIcon)}<span>${text}</span></p>
      ${
        isUnreachable
          ? html`<button type="button" class="button primary" @click=${() => void this.#read()}>
              ${this.t('shell.try_again')}
            </button>`
          : html`<p>
              <a href=${this.href('/')}>
                ${this.t(this.session === undefined ? 'invitation.to_sign_in' : 'shell.not_found.action')}
              </a>
            </p>`
      }
    </div>`;
  }

  async #fetchSignIn(): Promise<void> {
    try {
      await import('./visitor-pages.ts');
    } catch {
      this.partMissing = true;
    }
  }

  async #read(): Promise<void> {
    this.offer = undefined;
    this.unread = undefined;
    const { signal } = this;
    try {
      this.offer = await readInvitation(this.client, this.token, { signal });
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
      this.unread = error;
    }
  }

  async #accept(
    person: { readonly name?: string; readonly password?: string },
    options: RequestOptions,
  ): Promise<void> {
    const before = new Set(this.session?.workspaces.map(({ id }) => id));
    const session = await acceptInvitation(this.client, { token: this.token, ...person }, options);
    const joined = session.workspaces.find(({ id }) => !before.has(id));
    dispatch(this, 'steward-joined', { session, workspaceId: joined?.id });
  }
}

/** For what is shown first; the server compares by the core's rule and has the last word. */
function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
