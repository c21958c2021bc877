#include "server/log/logger.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <charconv>
#include <chrono>
#include <ctime>
#include <string>

#include "server/log/text.hpp"

namespace steward::log {
namespace {

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

/// "2026-11-21T05:52:30.580Z"; all but the last digits are of the second, and kept that long.
std::string utc_text(std::chrono::system_clock::time_point time) {
  thread_local std::time_t second = 0;
  thread_local char text[sizeof "2026-11-21T05:52:30."];
  const auto since_1970 = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
  const auto milliseconds = since_1970.count() % 1000;
  const std::time_t now = std::chrono::floor<std::chrono::seconds>(since_1970).count();
  if (now != second) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    second = now;
  }
  const std::string digits = std::to_string(1000 + milliseconds);
  return std::string(text).append(digits, 1).append("Z");
}

void append_value(std::string& out, const Field& field) {
  if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    append_quoted(out, *text);
    return;
  }
  char digits[32];
  char* const last = digits + sizeof digits;
  const auto* whole = std::get_if<std::int64_t>(&field.value);
  const std::to_chars_result written =
      whole != nullptr
          ? std::to_chars(digits, last, *whole)
          : std::to_chars(digits, last, std::get<double>(field.value), std::chars_format::fixed, 3);
  out.append(digits, written.ptr);
}

void append_member(std::string& out, const Field& field) {
  out += out.empty() ? '{' : ',';
  append_quoted(out, field.name);
  out += ':';
  append_value(out, field);
}

std::string json_line(Level level, std::string_view time, std::string_view message,
                      std::initializer_list<Field> fields) {
  std::string out;
  append_member(out, {"time", time});
  append_member(out, {"level", name_of(level)});
  append_member(out, {"message", message});
  for (const Field& field : fields) append_member(out, field);
  return out += '}';
}

std::string text_line(Level level, std::string_view time, std::string_view message,
                      std::initializer_list<Field> fields) {
  std::string out;
  out.append(time).append(" ").append(name_of(level)).append(" ").append(message);
  for (const Field& field : fields) {
    out.append(" ").append(field.name).append("=");
    append_value(out, field);
  }
  return out;
}

}  // namespace

struct Logger::Sink {
  Format format;
  spdlog::logger logger;
};

Logger::Logger(Format format, Level least)
    : sink_(new Sink{
          format, spdlog::logger("steward", std::make_shared<spdlog::sinks::stderr_sink_mt>())}) {
  sink_->logger.set_level(spdlog_level(least));
  sink_->logger.set_pattern("%v");
}

Logger::~Logger() = default;

void Logger::write(Level level, std::string_view message,
                   std::initializer_list<Field> fields) const {
  if (!sink_->logger.should_log(spdlog_level(level))) return;
  const std::string time = utc_text(std::chrono::system_clock::now());
  const auto line = sink_->format == Format::json ? json_line : text_line;
  sink_->logger.log(spdlog_level(level), line(level, time, message, fields));
}

}  // namespace steward::log
