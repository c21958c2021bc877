import type { CreditBudgets } from '../client/billing-types.ts';

/** Budgets as they stand in the fields: by user id, and '' for the whole workspace. */
export type BudgetTexts = Readonly<Record<string, string>>;

export function budgetTexts({ workspace, members }: CreditBudgets): BudgetTexts {
  const own = members.map(({ user_id, credits }) => [user_id, String(credits)]);
  const all = workspace === undefined ? '' : String(workspace);
  return { '': all, ...(Object.fromEntries(own) as BudgetTexts) };
}

/** What is sent; an empty field is no budget. What is no number is the server's to refuse. */
export function budgetsOf(texts: BudgetTexts): CreditBudgets {
  const { '': workspace = '', ...own } = texts;
  const members = Object.entries(own)
    .filter(([, text]) => text.trim() !== '')
    .map(([user_id, text]) => ({ user_id, credits: Number(text) }));
  return workspace.trim() === '' ? { members } : { workspace: Number(workspace), members };
}

export function sameBudgets(one: BudgetTexts, other: BudgetTexts): boolean {
  return JSON.stringify(budgetsOf(one)) === JSON.stringify(budgetsOf(other));
}

/** The field that an issue of the server is about, by its JSON Pointer. */
export function fieldOfIssue(path: string, texts: BudgetTexts): string {
  const index = /^\/members\/(\d+)/.exec(path)?.[1];
  if (index === undefined) return '';
  return budgetsOf(texts).members[Number(index)]?.user_id ?? '';
}
