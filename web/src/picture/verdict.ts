import type { Core, Issue, PictureFacts } from '../core.ts';
import type { ChosenFile } from './staged-picture.ts';

/** A step that the page can do for the user after a refusal. */
export type WayOut =
  /** A sound png, jpeg or gif that is too much: cut or compress it here. */
  | 'shrink'
  /** Another kind of picture: redraw it here, if this browser can read it. */
  | 'convert';

export type PictureVerdict =
  | { readonly ok: true; readonly file: ChosenFile }
  | {
      readonly ok: false;
      readonly issue: Issue;
      readonly file: File;
      /** What the bytes are, where the core can tell. */
      readonly detected: string | undefined;
      readonly wayOut: WayOut | undefined;
    };

/** Enough for every header the core looks at, and read in well under a frame. */
const headBytes = 64 * 1024;

/**
 * Judges a file before anything is sent: its head first, so that a large refusal comes at once,
 * then every byte. Without the core the file is taken as it is and the server judges it.
 */
export async function judgePicture(core: Core | undefined, file: File): Promise<PictureVerdict> {
  if (core === undefined) return accepted(file, undefined);
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const first = core.checkPictureHead(head, file.size);
  if (!first.ok) return refused(core, file, head, first.issues);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const verdict = core.checkPicture(bytes, { fileName: file.name, mediaType: file.type });
  return verdict.ok ? accepted(file, verdict.value) : refused(core, file, head, verdict.issues);
}

/** The content type is what the bytes are, never what the name says (ACC-2). */
function accepted(file: File, facts: PictureFacts | undefined): PictureVerdict {
  const blob = new Blob([file], { type: facts ? `image/${facts.format}` : file.type });
  return { ok: true, file: { blob, name: file.name, facts } };
}

function refused(
  core: Core,
  file: File,
  head: Uint8Array,
  issues: readonly Issue[],
): PictureVerdict {
  const [issue] = issues;
  if (issue === undefined) throw new Error('the core refused a picture without saying why');
  const named = issue.params.detected;
  // The head alone, as if the file were small: what is it apart from its size?
  const alone = core.checkPictureHead(head, Math.min(file.size, core.limits.pictureSizeBytesMax));
  const detected = alone.ok ? alone.value.format : named;
  return {
    ok: false,
    issue,
    file,
    detected: typeof detected === 'string' ? detected : undefined,
    wayOut: wayOutOf(issue.code, alone.ok),
  };
}

function wayOutOf(code: string, soundHead: boolean): WayOut | undefined {
  switch (code) {
    case 'picture_too_large':
      return soundHead ? 'shrink' : undefined;
    case 'picture_format_unsupported':
      return 'convert';
    default:
      return undefined;
  }
}
