// Two copies of Steward, as two versions on one page are: the first under its own names, the
// second under another prefix, and once more in a registry of its own.
import * as first from '/one/embed.js';
import * as second from '/two/embed.js';

first.define('account', first.AccountElement);
// A bundle that registers what is there already must not break the page.
second.define('account', second.AccountElement);
second.define('account', second.AccountElement, { prefix: 'acme' });

const registry = new CustomElementRegistry();
second.define('workspace', second.WorkspaceElement, { registry });
const root = document
  .querySelector('#scoped')
  .attachShadow({ mode: 'open', customElementRegistry: registry });
const workspace = document.createElement('steward-workspace', { customElementRegistry: registry });
workspace.workspaceId = Number(location.hash.slice(1));
root.append(workspace);

Object.assign(window, { copies: { first, second }, registry });
