import type { Entitlements } from '../client/connection-types.ts';
import type { Plans } from '../plans.ts';
import type { Provider, ProviderCatalogue } from '../providers.ts';

/** Whether the workspace may have an account of its own at a service, and what would help if not. */
export type OwnAccess =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'managed_only' }
  /** `plan`: the least one that has it, once the rules are here. */
  | { readonly kind: 'plan_lacks'; readonly feature: string; readonly plan: string | undefined };

/** A service with a feature of its own needs it for any use, the others for own accounts only. */
export function ownAccess(
  catalogue: ProviderCatalogue,
  provider: Provider,
  entitlements: Entitlements,
  plans: Plans | undefined,
): OwnAccess {
  if (provider.kinds === 'managed_only') return { kind: 'managed_only' };
  const feature = provider.feature ?? catalogue.own_key_feature;
  if (entitlements.features.includes(feature)) return { kind: 'allowed' };
  const answer = plans?.checkFeature(entitlements, feature);
  const isRefused = answer?.ok === false && 'rejection' in answer;
  // Of a plan, the core says which one unlocks it; of a role, who grants it.
  const unlock: object = (isRefused ? answer.rejection.unlock : undefined) ?? {};
  const plan = 'plan' in unlock && typeof unlock.plan === 'string' ? unlock.plan : undefined;
  return { kind: 'plan_lacks', feature, plan };
}
