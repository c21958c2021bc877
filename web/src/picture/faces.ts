import arrowIcon from 'lucide-static/icons/arrow-right.svg?icon';
import { html, type TemplateResult } from 'lit';
import type { Picture } from '../client/index.ts';
import { icon } from '../ui/icon.ts';
import type { StagedPicture } from './staged-picture.ts';

export interface Faces {
  readonly picture: Picture;
  readonly staged: StagedPicture;
  readonly kind: 'user' | 'workspace';
  readonly name: string;
  readonly seed: string;
}

/** How the picture is, and beside it how it will be after Save (A4). */
export function pictureFaces({ picture, staged, kind, name, seed }: Faces): TemplateResult {
  const shown = staged.kind === 'icon' || staged.kind === 'none' ? staged : picture;
  const after = html`<steward-avatar
    size="88"
    kind=${kind}
    .picture=${shown}
    .file=${staged.kind === 'file' ? staged.file.blob : undefined}
    .name=${name}
    .seed=${seed}
  ></steward-avatar>`;
  if (staged.kind === 'kept') return after;
  return html`<span class="before">
      <steward-avatar
        size="40"
        kind=${kind}
        .picture=${picture}
        .name=${name}
        .seed=${seed}
      ></steward-avatar>
      ${icon(arrowIcon, { mirrored: true })}
    </span>
    ${after}`;
}
