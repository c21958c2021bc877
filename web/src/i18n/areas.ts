/**
 * Texts that only some elements need travel on their own. Which area a text belongs to is said by
 * the first word of its id; most belong to none and come with the first page. An element names
 * the areas it needs in `static areas`.
 */
const areaOfWord = {
  activity: 'activity',
  api_key: 'keys',
  billing: 'billing',
  change_password: 'visitor',
  code: 'refusals',
  confirm_billing_email: 'visitor',
  confirm_sign_up: 'visitor',
  conflict: 'dialogs',
  connect: 'connect',
  connections: 'connections',
  feature: 'plans',
  forgot_password: 'visitor',
  icon: 'icon',
  invitation: 'invitation',
  leave: 'dialogs',
  limit: 'plans',
  mail_sent: 'visitor',
  notifications: 'dialogs',
  page_missing: 'dialogs',
  palette: 'palette',
  plan: 'billing',
  plans: 'plans',
  runs: 'runs',
  session_dialog: 'dialogs',
  sessions: 'keys',
  sign_in: 'visitor',
  sign_up: 'visitor',
  team: 'team',
} as const;

export type Area = (typeof areaOfWord)[keyof typeof areaOfWord];
export const areas: readonly Area[] = [...new Set(Object.values(areaOfWord))];

/** The titles of pages stand in the frame, whatever it shows. */
export function areaOf(id: string): Area | undefined {
  const word = id.slice(0, id.indexOf('.'));
  if (!(word in areaOfWord)) return undefined;
  const area = areaOfWord[word as keyof typeof areaOfWord];
  return area === 'visitor' && id.endsWith('.title') ? undefined : area;
}
