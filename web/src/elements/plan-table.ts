import checkIcon from 'lucide-static/icons/check.svg?icon';
import { html, type TemplateResult } from 'lit';
import { featureName, limitName, limitText, planName } from '../billing/words.ts';
import type { Plan, PlanCatalogue } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

export interface PlanTableView {
  readonly messages: Messages;
  readonly catalogue: PlanCatalogue;
  readonly current: string;
  readonly onlyDifferences: boolean;
  readonly toggle: () => void;
}

interface Row {
  readonly name: string;
  readonly cells: readonly (string | boolean)[];
}

/** Every feature and limit of every plan; on request only where the plans differ (B1). */
export function planTable(view: PlanTableView): TemplateResult {
  const { messages, catalogue, current, onlyDifferences } = view;
  const rows = rowsOf(messages, catalogue).filter(
    ({ cells }) => !onlyDifferences || new Set(cells).size > 1,
  );
  return html`<label class="only">
      <input type="checkbox" .checked=${onlyDifferences} @change=${view.toggle} />
      <span>${messages.t('plans.only_differences')}</span>
    </label>
    <div class="scroll" role="region" tabindex="0" aria-label=${messages.t('plans.compare_all')}>
      <table>
        <thead>
          <tr>
            <td></td>
            ${catalogue.plans.map(
              ({ name }) =>
                html`<th scope="col" class=${name === current ? 'current' : ''}>
                  ${planName(messages, name)}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, cells }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells.map((cell) => html`<td>${cellOf(messages, cell)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function rowsOf(messages: Messages, { features, limits, plans }: PlanCatalogue): readonly Row[] {
  const of = (name: string, cell: (plan: Plan) => string | boolean): Row => ({
    name,
    cells: plans.map(cell),
  });
  return [
    ...limits.map((limit) =>
      of(limitName(messages, limit), (plan) => limitText(messages, plan.limits[limit])),
    ),
    ...features.map((feature) =>
      of(featureName(messages, feature), (plan) => plan.features.includes(feature)),
    ),
  ];
}

function cellOf(messages: Messages, cell: string | boolean): unknown {
  if (typeof cell === 'string') return cell;
  const text = messages.t(cell ? 'plans.has' : 'plans.has_not');
  return cell
    ? icon(checkIcon, { label: text })
    : html`<span aria-hidden="true">–</span><span class="visually-hidden">${text}</span>`;
}
