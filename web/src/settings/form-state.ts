import type { FieldIssue, Picture, PictureChoice, Versioned } from '../client/index.ts';
import type { FieldKind } from '../core.ts';
import { keptPicture, pictureText, staged, type StagedPicture } from '../picture/staged-picture.ts';

/** A text field of the form; on the wire it is the member of the same name. */
export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
}
export interface Resource {
  readonly picture: Picture;
}
export type Texts = Readonly<Record<string, string>>;

/** Everything a settings form knows. Values go in, a new state comes out; nothing is changed. */
export interface FormState<Value extends Resource> {
  readonly saved: Versioned<Value>;
  /** What the fields show. */
  readonly texts: Texts;
  readonly picture: StagedPicture;
  /** Fields whose verdict may be shown: left since the last keystroke, or part of a Save (C3). */
  readonly shown: ReadonlySet<string>;
  /** What the server said about a field; stands until the field changes. */
  readonly refusals: Readonly<Record<string, FieldIssue>>;
}
export interface Merge {
  readonly merged: Texts;
  readonly conflicts: readonly string[];
}
export type MergeRule = (base: Texts, mine: Texts, theirs: Texts) => Merge;

const pathOf = (name: string) => `/${name}`;

export function textsOf(fields: readonly FormField[], value: Resource): Texts {
  const members = value as unknown as Texts;
  return Object.fromEntries(fields.map(({ name }) => [name, members[name] ?? '']));
}

export function started<Value extends Resource>(
  fields: readonly FormField[],
  saved: Versioned<Value>,
): FormState<Value> {
  const texts = textsOf(fields, saved.value);
  return { saved, texts, picture: keptPicture, shown: new Set(), refusals: {} };
}

/** What stood at a field that has changed is taken away until the field is left again. */
function cleared<Value extends Resource>(state: FormState<Value>, name: string): FormState<Value> {
  const shown = new Set(state.shown);
  shown.delete(name);
  const others = Object.entries(state.refusals).filter(([refused]) => refused !== name);
  return { ...state, shown, refusals: Object.fromEntries(others) };
}

/** A keystroke. */
export function edited<Value extends Resource>(
  state: FormState<Value>,
  name: string,
  text: string,
): FormState<Value> {
  const kept = cleared(state, name);
  return { ...kept, texts: { ...kept.texts, [name]: text } };
}

export function left<Value extends Resource>(
  state: FormState<Value>,
  name: string,
): FormState<Value> {
  return { ...state, shown: new Set([...state.shown, name]) };
}

export function pictureStaged<Value extends Resource>(
  state: FormState<Value>,
  picture: StagedPicture,
): FormState<Value> {
  const kept = cleared(state, 'picture');
  return { ...kept, picture: staged(state.saved.value.picture, picture) };
}

/** The names of what Save would change; `picture` among them. */
export function changedFields<Value extends Resource>(
  fields: readonly FormField[],
  state: FormState<Value>,
): readonly string[] {
  const before = textsOf(fields, state.saved.value);
  const names = fields.map(({ name }) => name).filter((name) => state.texts[name] !== before[name]);
  return state.picture.kind === 'kept' ? names : [...names, 'picture'];
}

/** The body of the PATCH: only what has changed, so that it overwrites nobody else's work. */
export function patchOf<Value extends Resource>(
  fields: readonly FormField[],
  state: FormState<Value>,
  picture: PictureChoice | undefined,
): Record<string, unknown> {
  const names = changedFields(fields, state).filter((name) => name !== 'picture');
  const texts = Object.fromEntries(names.map((name) => [name, state.texts[name]]));
  return picture === undefined ? texts : { ...texts, picture };
}

/** The server's issues at their fields, all of them shown. */
export function refused<Value extends Resource>(
  state: FormState<Value>,
  issues: readonly FieldIssue[],
): FormState<Value> {
  const refusals = Object.fromEntries(
    issues.map((issue) => [issue.path.split('/')[1] ?? '', issue]),
  );
  return { ...state, refusals, shown: new Set([...state.shown, ...Object.keys(refusals)]) };
}

/** All fields as one map for the core's three-way merge, the picture by its text. */
function mergeable(texts: Texts, picture: Picture | PictureChoice): Texts {
  return { ...texts, picture: pictureText(picture) };
}

export interface Rebased<Value extends Resource> {
  readonly state: FormState<Value>;
  /** Fields that both sides changed, differently; in `state` they still hold mine. */
  readonly conflicts: readonly string[];
  /** Fields that only the other side changed. */
  readonly taken: readonly string[];
}

/**
 * Puts the draft on top of the version that is current now (WS-6, G10). `picture`: what would be
 * sent for the staged one.
 */
export function rebased<Value extends Resource>(
  fields: readonly FormField[],
  state: FormState<Value>,
  picture: PictureChoice | undefined,
  current: Versioned<Value>,
  mergeRule: MergeRule,
): Rebased<Value> {
  const { value } = state.saved;
  const base = mergeable(textsOf(fields, value), value.picture);
  const mine = mergeable(state.texts, picture ?? value.picture);
  const theirs = mergeable(textsOf(fields, current.value), current.value.picture);
  const { merged, conflicts } = mergeRule(base, mine, theirs);
  const inConflict = new Set(conflicts);
  const texts = Object.fromEntries(
    fields.map(({ name }) => [name, (inConflict.has(name) ? mine : merged)[name] ?? '']),
  );
  const keepsMine = inConflict.has('picture') || merged.picture === mine.picture;
  const stagedPicture = keepsMine && theirs.picture !== mine.picture ? state.picture : keptPicture;
  const taken = Object.keys(base).filter(
    (name) => !inConflict.has(name) && theirs[name] !== base[name] && merged[name] !== mine[name],
  );
  return {
    state: { ...state, saved: current, texts, picture: stagedPicture, refusals: {} },
    conflicts,
    taken,
  };
}

/** Gives one field of a conflict up: what the other side saved stays. */
export function yielded<Value extends Resource>(
  fields: readonly FormField[],
  state: FormState<Value>,
  name: string,
): FormState<Value> {
  if (name === 'picture') return { ...state, picture: keptPicture };
  const theirs = textsOf(fields, state.saved.value)[name] ?? '';
  return { ...state, texts: { ...state.texts, [name]: theirs } };
}

/** Where an issue belongs, as the core names places. */
export function placed(fields: readonly FormField[], texts: Texts) {
  return fields.map(({ name, kind }) => ({ kind, path: pathOf(name), text: texts[name] ?? '' }));
}
