// The package's surface but `init`, which each environment has its own of.
export { CoreError } from './errors.js';
export { isReady } from './core.js';
export {
  checkForm,
  parseAccountName,
  parseApiKey,
  parseEmail,
  parsePassword,
  parseWorkspaceAddress,
  parseWorkspaceName,
} from './fields.js';
export { checkPicture, checkPictureHead, stripPicture } from './pictures.js';
export {
  authorize,
  decideRequestPasswordLink,
  defaultAvatar,
  limits,
  loadRoles,
  mergeFields,
  version,
} from './documents.js';
export {
  abilities,
  authorizationQuestion,
  authorizeAll,
  decideChangeRole,
  decideInvite,
  decideLeave,
  decideRemoveMember,
  sortInvitees,
  verifyAuditEvents,
} from './team.js';
