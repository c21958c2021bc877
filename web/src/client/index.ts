export { Client, type ClientOptions } from './client.ts';
export {
  ConnectionError,
  isAbort,
  Problem,
  type ConnectionCode,
  type FieldIssue,
  type Params,
} from './failure.ts';
export type { RequestOptions } from './request.ts';
export type * from './types.ts';
export type { UploadOptions } from './upload.ts';
