// What a person does with the pages, by what they see: labels, buttons, headings.
import { texts } from './messages.mjs';
import { visit } from '../../support/browser.mjs';
import { linkSentTo } from '../../support/outbox.mjs';

export const password = 'correct horse battery staple';

export class Person {
  constructor(visitor, t = texts()) {
    this.visitor = visitor;
    this.page = visitor.page;
    this.server = visitor.server;
    this.t = t;
  }

  /** Opens a browser of their own; the test fails if a page does something wrong on the side. */
  static async arrive(test, browser, server, options = {}) {
    const language = (options.locale ?? 'en').slice(0, 2);
    return new Person(await visit(test, browser, server, options), texts(language));
  }

  field(id) {
    return this.page.getByLabel(this.t(id), { exact: true });
  }

  button(id, params) {
    return this.page.getByRole('button', { name: this.t(id, params), exact: true });
  }

  heading(id, params) {
    return this.page.getByRole('heading', { name: this.t(id, params), exact: true });
  }

  /** Opens a link of a mail and presses the one button there. */
  async followLink(link, submit) {
    await this.page.goto(link);
    await this.button(submit).click();
  }

  async signUp({ email, name = 'Ada Lovelace', workspaceName = 'Engines' }) {
    await this.visitor.open('/sign-up');
    await this.field('field.name').fill(name);
    await this.field('field.email').fill(email);
    await this.field('field.password').fill(password);
    await this.field('field.workspace_name').fill(workspaceName);
    await this.button('sign_up.submit').click();
    await this.heading('mail_sent.title').waitFor();
    const link = await linkSentTo(this.server.folder, email);
    await this.followLink(link, 'confirm_sign_up.submit');
    await this.heading('account.title').waitFor();
    this.email = email;
    this.workspaceId = Number(/\/workspaces\/(\d+)\//.exec(this.page.url())[1]);
    return this;
  }

  async signIn(email, secret = password) {
    await this.visitor.open('/sign-in');
    await this.fillSignIn(email, secret);
    await this.heading('account.title').waitFor();
    this.email = email;
    this.workspaceId = Number(/\/workspaces\/(\d+)\//.exec(this.page.url())[1]);
    return this;
  }

  async fillSignIn(email, secret = password) {
    await this.field('field.email').fill(email);
    await this.field('field.password').fill(secret);
    await this.button('sign_in.submit').click();
  }

  settings(page) {
    return `/workspaces/${this.workspaceId}/settings/${page}`;
  }

  async openAccount() {
    await this.visitor.open(this.settings('account'));
    await this.field('account.name').waitFor();
  }

  async openSecurity() {
    await this.visitor.open(this.settings('account/security'));
    await this.heading('account.password').waitFor();
  }

  async openWorkspace() {
    await this.visitor.open(this.settings('workspace'));
    await this.field('workspace.name').waitFor();
  }

  /** The line beside Save that says how things are. */
  status() {
    return this.page.locator('.save-bar [role=status]');
  }

  async save() {
    await this.button('form.save').click();
    const saved = this.t('form.saved_at', { time: '' }).trim();
    await this.status().filter({ hasText: saved }).waitFor();
  }

  /** As the file dialog of the system would hand it over. */
  async choosePicture(name, bytes, mimeType = '') {
    const input = this.page.locator('input[type=file]');
    await input.setInputFiles({ name, mimeType, buffer: bytes });
  }

  /** The large picture of the card. */
  face() {
    return this.page.locator('steward-picture-field steward-avatar[size="88"]');
  }

  /** Address of the picture that is shown, once it is loaded. */
  async shownPicture() {
    const image = this.face().locator('img');
    await image.waitFor();
    return image.evaluate(async (node) => {
      await node.decode();
      return { src: node.src, width: node.naturalWidth, height: node.naturalHeight };
    });
  }
}
