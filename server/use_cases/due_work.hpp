#pragma once

#include "server/services.hpp"

namespace steward::use_cases {

/// Tells the scheduler who does the work of each kind, and lets it begin.
void start_due_work(Services& services);

}  // namespace steward::use_cases
