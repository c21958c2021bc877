// What a host page bundles of Steward.
export { define } from '../../../../web/src/base/define.ts';
export { AccountElement } from '../../../../web/src/elements/account-element.ts';
export { WorkspaceElement } from '../../../../web/src/elements/workspace-element.ts';
