#pragma once

#include <optional>
#include <string>

#include "core/account/link.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// A row of `links`. The payload says what the link does, sealed under the token's hash.
struct StoredLink {
  Link link;
  std::string sealed_payload;
};

[[nodiscard]] std::optional<StoredLink> find_link(Connection& connection,
                                                  const std::string& token_hash);

struct NewLink {
  std::string token_hash;
  LinkPurpose purpose;
  std::string topic;  ///< keyed hash of what the link is about
  std::string sealed_payload;
  Timestamp created_at;
  Timestamp expires_at;
};
/// Older unused links on the same topic are replaced: they no longer open anything.
void insert_link(Connection& connection, const NewLink& link);
void replace_links(Connection& connection, const std::string& topic, Timestamp at);

/// False where the link had been consumed or replaced meanwhile: of many readers one wins (SEC-24).
[[nodiscard]] bool consume_link(Connection& connection, const std::string& token_hash,
                                Timestamp at);

/// When the newest link on the topic was sent.
[[nodiscard]] std::optional<Timestamp> last_sent_at(Connection& connection,
                                                    const std::string& topic);

}  // namespace steward::store
