#include "server/identity/key_requests.hpp"

#include <algorithm>
#include <iterator>

namespace steward::identity {

Result<RequestStanding, Rejection> KeyRequests::count(const std::string& text_hash, Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (allowances_.size() >= forget_at_) forget_the_rested(now);
  RequestAllowance& allowance =
      allowances_.try_emplace(text_hash, full_allowance(rate_, now)).first->second;
  const auto decided = decide_request(rate_, allowance, now);
  if (!decided) return Failure{decided.error()};
  allowance = *decided;
  return standing_of(rate_, allowance, now);
}

std::optional<RequestStanding> KeyRequests::standing(const std::string& text_hash,
                                                     Timestamp now) const {
  const std::lock_guard lock(mutex_);
  const auto found = allowances_.find(text_hash);
  if (found == allowances_.end()) return std::nullopt;
  return standing_of(rate_, found->second, now);
}

/// A full bucket says the same as none. Looked through only when there are twice as many as were
/// left the last time, so that a request pays for it once in a while.
void KeyRequests::forget_the_rested(Timestamp now) {
  for (auto at = allowances_.begin(); at != allowances_.end();) {
    const bool is_full = standing_of(rate_, at->second, now).remaining == rate_.count;
    at = is_full ? allowances_.erase(at) : std::next(at);
  }
  constexpr std::size_t least = 1024;
  forget_at_ = std::max(least, allowances_.size() * 2);
}

}  // namespace steward::identity
