import { describe, expect, it } from 'vitest';
import {
  readConnectionView,
  writeConnectionView,
} from '../../../web/src/connections/connection-query.ts';

describe('G1, X1: the address says what the page of connections shows', () => {
  it.each([
    '',
    'search=hub+s',
    'category=crm',
    'attention',
    'mine',
    'service=hubspot',
    'add',
    'add=hubspot',
    'edit=con_1',
    'delete=con_1',
    'search=%C3%BC&category=ai&attention&mine&service=openai&edit=con_2',
  ])('%j comes back as it went', (text) => {
    expect(writeConnectionView(readConnectionView(text))).toBe(text);
  });

  it('opens no dialog for an account without an id', () => {
    expect(readConnectionView('edit').dialog).toBeUndefined();
    expect(readConnectionView('delete=').dialog).toBeUndefined();
  });
});
