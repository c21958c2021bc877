import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
type Path = '/api/workspaces/{workspace_id}';
type Answer<
  Operation extends { responses: { 200: { content: { 'application/json': unknown } } } },
> = Operation['responses'][200]['content']['application/json'];

export type CreditBudgets = Schemas['CreditBudgets'];
export type Credits = Schemas['Credits'];
export type Usage = Answer<paths[`${Path}/usage`]['get']>;
export type UsageItem = Usage['items'][number];
export type UsageBy = Usage['by'];
