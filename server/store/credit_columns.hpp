#pragma once

#include <string>

#include "core/credits/hold.hpp"
#include "server/store/error.hpp"
#include "server/store/query.hpp"

namespace steward::store {

// In these tables an instant of 0 and an empty text stand for none.

[[nodiscard]] inline std::optional<Timestamp> stored_time(Integer milliseconds) {
  if (milliseconds == 0) return std::nullopt;
  return to_timestamp(milliseconds);
}
[[nodiscard]] inline Integer to_integer(const std::optional<Timestamp>& at) {
  return at ? to_integer(*at) : 0;
}
[[nodiscard]] inline std::optional<std::string> stored_text(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}
/// Throws StoreError where the number is none: it was checked when stored.
[[nodiscard]] inline Credits stored_credits(Integer value) {
  const auto credits = Credits::of(value);
  if (!credits) throw StoreError(Fault::broken, "a stored amount of credits is out of range");
  return *credits;
}
/// A word of the core by its name. Throws StoreError where there is no such word.
template <class Value>
[[nodiscard]] Value stored_name(const std::optional<Value>& value) {
  if (!value) throw StoreError(Fault::broken, "a stored name is unknown");
  return *value;
}

/// The columns of a Usage, in the tables that have one.
struct UsageColumns {
  std::string actor_kind{};
  std::string actor_id{};
  std::string action{};
  std::string connection_id{};
  std::string run_id{};
  Integer step = 0;

  static constexpr const char* names = "actor_kind, actor_id, action, connection_id, run_id, step";
  static constexpr const char* places = ":actor_kind, :actor_id, :action, :connection, :run, :step";
  void read(Query& query) {
    query.out(actor_kind).out(actor_id).out(action).out(connection_id).out(run_id).out(step);
  }
  void write(Query& query) const {
    query.in(actor_kind).in(actor_id).in(action).in(connection_id).in(run_id).in(step);
  }
  [[nodiscard]] static UsageColumns of(const Usage& usage) {
    return {usage.actor_kind,
            usage.actor_id,
            usage.action,
            usage.connection_id.value_or(""),
            usage.run_id.value_or(""),
            usage.step.value_or(0)};
  }
  [[nodiscard]] Usage usage() const {
    Usage usage{actor_kind, actor_id, action, stored_text(connection_id), stored_text(run_id), {}};
    if (step != 0) usage.step = step;
    return usage;
  }
};

}  // namespace steward::store
