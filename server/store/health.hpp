#pragma once

namespace steward::store {

class Connection;

/// Asks the database for something of ours. Throws what asking throws.
void check_answers(Connection& connection);

}  // namespace steward::store
