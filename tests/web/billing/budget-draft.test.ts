import { describe, expect, it } from 'vitest';
import {
  budgetsOf,
  budgetTexts,
  fieldOfIssue,
  sameBudgets,
} from '../../../web/src/billing/budget-draft.ts';

const members = [
  { user_id: 'usr_a', credits: 100 },
  { user_id: 'usr_b', credits: 25 },
];

describe('ADV-15: budgets as they stand in their fields', () => {
  it.each([{ members: [] }, { members }, { workspace: 5000, members }])(
    '%j comes back as it was',
    (budgets) => {
      expect(budgetsOf(budgetTexts(budgets))).toEqual(budgets);
    },
  );

  it('an emptied field is no budget, and no 0', () => {
    const texts = { ...budgetTexts({ workspace: 5000, members }), '': ' ', usr_a: '' };
    expect(budgetsOf(texts)).toEqual({ members: [{ user_id: 'usr_b', credits: 25 }] });
  });

  it('differ where a number does, and not by what is empty', () => {
    const texts = budgetTexts({ members });
    expect(sameBudgets(texts, { ...texts, usr_c: '' })).toBe(true);
    expect(sameBudgets(texts, { ...texts, usr_a: '101' })).toBe(false);
  });

  it('an issue of the server stands at its field', () => {
    const texts = { '': '', usr_a: '', usr_b: '0' };
    expect(fieldOfIssue('/members/0/credits', texts)).toBe('usr_b');
    expect(fieldOfIssue('/workspace', texts)).toBe('');
  });
});
