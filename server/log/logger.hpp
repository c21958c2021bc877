#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <variant>

namespace steward::log {

enum class Level : std::uint8_t { debug, info, warning, error };
enum class Format : std::uint8_t { text, json };

/// One named fact of a line. Never a password, token, key, cookie or body (SEC-34): what is not
/// handed over cannot leak.
struct Field {
  std::string_view name;  ///< snake_case, written as it is
  std::variant<std::string_view, std::int64_t, double> value;
};

/// Writes one line per event to standard error: time in UTC, level, message, fields. Text from
/// outside is escaped, so one event is always one line. Safe to call from every thread.
class Logger {
 public:
  Logger(Format format, Level least);
  ~Logger();
  Logger(const Logger&) = delete;
  Logger& operator=(const Logger&) = delete;

  /// `message`: lower case, no full stop, constant; what varies goes into `fields`.
  void write(Level level, std::string_view message, std::initializer_list<Field> fields = {}) const;

 private:
  struct Sink;
  std::unique_ptr<Sink> sink_;
};

}  // namespace steward::log
