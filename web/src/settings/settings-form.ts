import { type Client, type PictureChoice, Problem, type Versioned } from '../client/index.ts';
import type { Core, Issue } from '../core.ts';
import * as form from './form-state.ts';
import { currentOf, outcomeOf, type Outcome } from './outcome.ts';
import { PictureUploads } from './picture-uploads.ts';
import { choiceOf, type StagedPicture } from '../picture/staged-picture.ts';

/** Where a settings form reads and writes its resource. */
export interface SettingsSource<Value extends form.Resource> {
  read(): Promise<Versioned<Value>>;
  update(etag: string, patch: Record<string, unknown>): Promise<Versioned<Value>>;
  upload: Client['uploadPicture'];
}

type Busy = 'loading' | 'saving';

/** Without the core nobody knows how to merge, so every field that I changed is asked about. */
const askAboutAll: form.MergeRule = (base, mine, theirs) => ({
  merged: theirs,
  conflicts: Object.keys(base).filter(
    (name) => mine[name] !== base[name] && mine[name] !== theirs[name],
  ),
});

/**
 * The life of one settings form: load, stage, save, merge. Dispatches `change` after every step.
 * Nothing is sent before `save`; a Save that fails leaves the draft as it was (ACC-5, WS-3).
 */
export class SettingsForm<Value extends form.Resource> extends EventTarget {
  state: form.FormState<Value> | undefined;
  outcome: Outcome | undefined;
  /** The fields of the last overlap are to be chosen for; `dismiss` puts the question off. */
  asking = false;
  busy: Busy | undefined;
  /** The part of the picture that has left, from 0 to 1. */
  progress: number | undefined;

  #overlap: readonly string[] = [];
  readonly #uploads: PictureUploads;

  constructor(
    readonly source: SettingsSource<Value>,
    readonly fields: readonly form.FormField[],
    readonly core: () => Core | undefined,
  ) {
    super();
    this.#uploads = new PictureUploads(source.upload);
  }

  get changed(): readonly string[] {
    return this.state === undefined ? [] : form.changedFields(this.fields, this.state);
  }

  /** What both sides have changed: `state` holds mine, `state.saved` theirs. */
  get conflicts(): readonly string[] {
    const changed = new Set(this.changed);
    return this.#overlap.filter((name) => changed.has(name));
  }

  /** The core's verdict on each field as it stands; empty without the core: the server judges. */
  issues(): ReadonlyMap<string, Issue> {
    const { state } = this;
    const core = this.core();
    if (state === undefined || core === undefined) return new Map();
    const names = new Set(this.changed);
    const fields = this.fields.filter(({ name }) => names.has(name));
    const verdicts = core.checkForm(form.placed(fields, state.texts));
    return new Map(
      verdicts.flatMap((issue, index) => (issue ? [[fields[index]?.name ?? '', issue]] : [])),
    );
  }

  async load(): Promise<void> {
    if (this.busy !== undefined) return;
    this.#set({ busy: 'loading', outcome: undefined });
    try {
      this.#set({ state: form.started(this.fields, await this.source.read()) });
    } catch (error) {
      this.#set({ outcome: outcomeOf(error) });
    } finally {
      this.#set({ busy: undefined });
    }
  }

  /**
   * Takes over what others saved meanwhile, where nothing of the draft is in its way; an overlap
   * waits for Save. A failure is not told: the page shows what it had, and Save checks again.
   */
  async refresh(): Promise<void> {
    const { state } = this;
    if (state === undefined || this.#isBusy()) return;
    const current = await this.source.read().catch(() => undefined);
    // What has been typed or sent while this was on its way is newer than the answer.
    if (current !== undefined && this.state === state && !this.#isBusy()) this.takeOver(current);
  }

  /** Puts the draft on a version that was come by otherwise; an overlap waits for Save. */
  takeOver(current: Versioned<Value>): void {
    const { state } = this;
    if (state === undefined) return;
    if (current.etag === state.saved.etag) {
      // What the reader may do has no version: a new role leaves the resource as it is.
      const isSame = JSON.stringify(current.value) === JSON.stringify(state.saved.value);
      if (!isSame) this.#set({ state: { ...state, saved: current } });
      return;
    }
    const { conflicts, state: next } = this.#rebase(state, current);
    if (conflicts.length === 0) this.#set({ state: next });
  }

  #isBusy(): boolean {
    return this.busy !== undefined;
  }

  edit(name: string, text: string): void {
    this.#stage((state) => form.edited(state, name, text));
  }
  leave(name: string): void {
    this.#stage((state) => form.left(state, name));
  }
  stagePicture(picture: StagedPicture): void {
    this.#stage((state) => form.pictureStaged(state, picture));
  }
  discard(): void {
    this.#overlap = [];
    this.#set({ outcome: undefined, asking: false });
    this.#stage((state) => form.started(this.fields, state.saved));
  }

  async save(): Promise<Outcome | undefined> {
    if (this.busy !== undefined || this.changed.length === 0) return undefined;
    const issues = this.issues();
    if (issues.size > 0) {
      for (const name of issues.keys()) this.leave(name);
      this.#set({ outcome: { kind: 'invalid' } });
      return this.outcome;
    }
    if (this.conflicts.length > 0) {
      this.#set({ asking: true, outcome: undefined });
      return undefined;
    }
    this.#set({ busy: 'saving', outcome: undefined });
    try {
      await this.#send();
    } catch (error) {
      this.#refuse(error);
    } finally {
      this.#set({ busy: undefined, progress: undefined });
    }
    return this.outcome;
  }

  /** Ends a conflict: `mine` names the fields to keep, the others stay as they were saved. */
  async settle(mine: ReadonlySet<string>): Promise<Outcome | undefined> {
    const given = this.conflicts.filter((name) => !mine.has(name));
    this.#overlap = [];
    this.#set({ asking: false });
    for (const name of given) this.#stage((state) => form.yielded(this.fields, state, name));
    return this.save();
  }

  /** Closes a question; the draft stays, and the next Save asks again. */
  dismiss(): void {
    this.#set({ asking: false, outcome: undefined });
  }

  /** One PATCH, and further ones only after a merge that needed no answer. */
  async #send(): Promise<void> {
    let taken: readonly string[] = [];
    while (this.state !== undefined && this.conflicts.length === 0) {
      if (this.changed.length === 0) {
        this.#finish(this.state.saved, taken);
        return;
      }
      const choice = choiceOf(this.state.picture, await this.#uploaded(this.state.picture));
      const patch = form.patchOf(this.fields, this.state, choice);
      try {
        this.#finish(await this.source.update(this.state.saved.etag, patch), taken);
        return;
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
        taken = [...taken, ...this.#meet(currentOf<Value>(error), choice)];
      }
    }
  }

  #finish(saved: Versioned<Value>, taken: readonly string[]): void {
    const outcome: Outcome = { kind: 'saved', at: new Date(), taken };
    this.#set({ state: form.started(this.fields, saved), outcome });
  }

  /** Puts the draft on the version that came in between; tells what was taken over from it. */
  #meet(current: Versioned<Value>, choice: PictureChoice | undefined): readonly string[] {
    if (this.state === undefined) return [];
    const { state, conflicts, taken } = this.#rebase(this.state, current, choice);
    this.#overlap = conflicts;
    this.#set({ state, asking: conflicts.length > 0 });
    return taken;
  }

  #rebase(state: form.FormState<Value>, current: Versioned<Value>, choice?: PictureChoice) {
    const mine = choice ?? choiceOf(state.picture, 'not sent yet');
    const rule = this.core()?.mergeFields ?? askAboutAll;
    return form.rebased(this.fields, state, mine, current, rule);
  }

  async #uploaded(picture: StagedPicture): Promise<string> {
    if (picture.kind !== 'file') return '';
    return this.#uploads.idOf(picture.file.blob, (progress) => this.#set({ progress }));
  }

  #refuse(error: unknown): void {
    const outcome = outcomeOf(error);
    this.#set({ outcome });
    if (outcome.kind !== 'refused') return;
    const { issues } = outcome.problem;
    const picture = this.state?.picture;
    if (picture?.kind === 'file' && issues.some(({ code }) => code === 'picture_unknown')) {
      this.#uploads.forget(picture.file.blob);
    }
    const own = issues.map((issue) => (issue.path === '' ? { ...issue, path: '/picture' } : issue));
    this.#stage((state) => form.refused(state, own));
  }

  #stage(step: (state: form.FormState<Value>) => form.FormState<Value>): void {
    if (this.state !== undefined) this.#set({ state: step(this.state) });
  }

  #set(change: Partial<Pick<this, 'state' | 'outcome' | 'asking' | 'busy' | 'progress'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}
