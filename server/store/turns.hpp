#pragma once

#include <mutex>

#include "core/base/ids.hpp"
#include "server/store/store.hpp"

namespace steward::store {

/// Held around a `Store::write` that locks the workspace's subscription. PostgreSQL refuses whoever
/// waited for a row that then changed, so many writers of one workspace would take each other back
/// again and again; within this server they wait here instead, before their transactions begin.
/// Writers of other servers are not held up: between servers it is the retry that decides. Holds
/// nothing where the engine has a single writer, who takes them in turn anyway.
[[nodiscard]] std::unique_lock<std::mutex> take_turn(const Store& store, WorkspaceId workspace_id);

}  // namespace steward::store
