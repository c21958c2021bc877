#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace steward::store {

class Connection;

/// A column that holds what was sealed for its row and lives long: `place` is
/// `<table>/<id>/<part>`. An empty text is nothing.
struct SealedColumn {
  const char* table;
  const char* column;
  const char* part;
};
inline constexpr std::array<SealedColumn, 4> sealed_columns = {{
    {"connections", "sealed_credentials", "credentials"},
    {"oauth_authorizations", "sealed_secrets", "secrets"},
    {"runs", "sealed_inputs", "inputs"},
    {"runs", "sealed_result", "result"},
}};

struct SealedValue {
  std::string id;
  std::string sealed;
};
/// The next ones by id, behind `after`.
[[nodiscard]] std::vector<SealedValue> list_sealed(Connection& connection,
                                                   const SealedColumn& column,
                                                   const std::string& after, std::int64_t limit);
/// Only where it is still what it was: what was written meanwhile is sealed by the new key already.
void replace_sealed(Connection& connection, const SealedColumn& column, const SealedValue& value,
                    const std::string& sealed);

}  // namespace steward::store
