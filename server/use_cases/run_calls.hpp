#pragma once

#include "server/effects/scheduler.hpp"
#include "server/use_cases/run_moves.hpp"

namespace steward::use_cases {

/// The kind of due work (store/due_work.hpp): a run has waited long enough, or its call has come to
/// nothing. Its subject is the run's id.
inline constexpr const char* run_kind = "run";
/// After so long somebody looks whether a call has come to nothing because its server is gone.
inline constexpr Duration call_watch = std::chrono::minutes{1};

/// Goes on with a run whose time has come. Its call is made again where the server that had begun
/// it is gone.
void resume_run(Services& services, const store::ClaimedWork& work);

/// Makes the call that the run waits for, on the thread of tasks; its reply moves the run on.
void post_run_call(Services& services, const RunPlace& place);

}  // namespace steward::use_cases
