#pragma once

#include <optional>
#include <string>

#include "core/codec/runs.hpp"
#include "server/store/runs.hpp"
#include "server/use_cases/billing.hpp"

namespace steward::use_cases {

/// A run at one of its moves. A call that was made for it counts only while it is still there.
struct RunPlace {
  WorkspaceId workspace_id;
  RunId id;
  std::int64_t version;
};

/// Moves a run within one transaction: what it has come to and what that does to the credits is
/// saved together, so that nothing is reserved, posted or released twice (ADR 0148). Only calls are
/// made after the commit.
class RunMoves {
 public:
  /// `billing` is locked; `run` is as stored, or new with version 0.
  RunMoves(Services& services, store::Connection& connection, Billing& billing,
           store::StoredRun& run);

  void begin();
  /// Where the credits of the step under way have gone back by the clock, or whoever began the run
  /// may not go on with it, the run is cancelled instead. Fails, and nothing has changed: as
  /// next_move.
  [[nodiscard]] Result<bool, Rejection> take(const RunEvent& event);
  /// Writes the run and sees to it that somebody comes by for it. Gives where it waits for a call.
  [[nodiscard]] std::optional<RunPlace> save();

 private:
  void obey_all(RunMove move);
  void obey(const ResolveStep& command);
  void obey(const ReserveCredits& command);
  void obey(const PostCredits& command);
  void obey(const ReleaseCredits& command);
  void obey(const CallProvider& command);
  void obey(const RetryAfter& command);
  void obey(const SuspendRun& command);
  void obey(const FinishRun& command);

  [[nodiscard]] Result<Receipt, Rejection> resolve_step(const ResolveStep& command);
  [[nodiscard]] HoldRequest hold_request(const ReserveCredits& command) const;
  [[nodiscard]] bool may_go_on(const RunEvent& event);
  void note_health(const Attempt& attempt);

  Services& services_;
  store::Connection& connection_;
  Billing& billing_;
  store::StoredRun& run_;
  std::optional<RunEvent> next_{};  ///< what a command has come to at once
};

/// What a run asks for and has found, sealed for its row.
[[nodiscard]] std::string seal_run_part(const Services& services, const RunId& id, const char* part,
                                        const std::string& text);
/// Throws StoreError where it does not open. Empty stays empty.
[[nodiscard]] std::string open_run_part(const Services& services, const RunId& id, const char* part,
                                        const std::string& sealed);
inline constexpr const char* inputs_part = "inputs";
inline constexpr const char* result_part = "result";

[[nodiscard]] RunDocument document_of(const Services& services, const store::StoredRun& run);

}  // namespace steward::use_cases
