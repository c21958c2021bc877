#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/store/error.hpp"

// SOCI's own header brings 400 of Boost's, and every use case comes by here.
namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace steward::store {

enum class Engine : std::uint8_t { sqlite, postgresql };

/// Where the database is.
struct Address {
  Engine engine;
  std::filesystem::path file{};  ///< SQLite only
  std::string connect{};         ///< what SOCI is given
};
[[nodiscard]] Address sqlite_address(const std::filesystem::path& file);
/// `url`: postgresql://user:password@host:port/database
[[nodiscard]] Address postgresql_address(const std::string& url);

// Everything below is where the engines differ. SQL anywhere else runs on both (ADR 0040).

/// Opens a connection and sets it up: SQLite waits for locks, writes through to the disk and checks
/// foreign keys; PostgreSQL runs every transaction serializably.
void open_session(soci::session& sql, const Address& address);

/// Starts a transaction that will write. SQLite takes the write lock at once: a transaction that
/// reads first and asks for it later cannot be repeated by waiting.
[[nodiscard]] std::string_view begin_write(Engine engine);

/// Starts a transaction that reads what was committed at one moment.
[[nodiscard]] std::string_view begin_read(Engine engine);

/// A statement of the schema as the engine spells it: `COLLATE bytewise`, the order of the bytes,
/// has a name of its own in each. Without it PostgreSQL sorts by the rules of the place where it
/// was installed, and no range of an index finds the words that begin with some letters. A table
/// `KEPT BY KEY` is its own primary key in SQLite, instead of a copy of it beside an index.
[[nodiscard]] std::string in_dialect(std::string statement, Engine engine);

/// True where one connection at a time can write, so that writers queue in our own process.
[[nodiscard]] constexpr bool has_single_writer(Engine engine) {
  return engine == Engine::sqlite;
}

/// What an exception of the engine means.
[[nodiscard]] Fault fault_of(const soci::soci_error& error);
/// The same with its message, but without SOCI's context, which quotes what was bound (SEC-34).
[[nodiscard]] StoreError to_store_error(const soci::soci_error& error);

}  // namespace steward::store
