#include "server/use_cases/due_work.hpp"

#include "server/use_cases/notices.hpp"
#include "server/use_cases/oauth_refresh.hpp"
#include "server/use_cases/payments.hpp"
#include "server/use_cases/refunds.hpp"
#include "server/use_cases/renew.hpp"
#include "server/use_cases/run_calls.hpp"
#include "server/use_cases/settlement.hpp"

namespace steward::use_cases {
namespace {

using Work = void (*)(Services&, const store::ClaimedWork&);

struct DueWork {
  const char* kind;
  Work work;
};
const DueWork due_works[] = {
    {settlement_kind, run_settlement},
    {renewal_kind, run_renewal},
    {payment_check_kind, run_payment_check},
    {trial_notice_kind, run_trial_notice},
    {card_notice_kind, run_card_notice},
    {refund_kind, run_refund},
    {run_kind, resume_run},
    {oauth_refresh_kind, run_oauth_refresh},
};

}  // namespace

void start_due_work(Services& services) {
  for (const DueWork& entry : due_works)
    services.scheduler.add(entry.kind,
                           [&services, work = entry.work](const store::ClaimedWork& claimed) {
                             work(services, claimed);
                           });
  services.scheduler.start();
}

}  // namespace steward::use_cases
