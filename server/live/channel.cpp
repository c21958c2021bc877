#include "server/live/channel.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/audit.hpp"
#include "core/codec/usage.hpp"

namespace steward::live {
namespace {

// Server-sent events (HTML Living Standard §9.2). JSON has no line breaks, so data is one line.

std::string text_of(const AuditEvent& event) {
  std::string text = "id: " + std::to_string(event.position);
  return text.append("\nevent: change\ndata: ").append(encode_live_event(event)).append("\n\n");
}

std::string end_text(Code code) {
  return "event: end\ndata: " + encode_live_end(code) + "\n\n";
}

}  // namespace

std::string credits_text(std::int64_t revision) {
  return "event: credits\ndata: " + encode_live_credits(revision) + "\n\n";
}

std::string opening_text(std::int64_t position) {
  return "retry: 1000\nid: " + std::to_string(position) + "\n\n";
}

void end_stream(http::Stream& stream, Code code) {
  static_cast<void>(stream.send(std::make_shared<const std::string>(end_text(code))));
  stream.end();
}

void Channel::add(Window window, std::shared_ptr<http::Stream> stream) {
  if (listening_.empty()) highest_position_ = window.position;
  listening_.push_back({std::move(window), std::move(stream)});
}

bool Channel::has_any(std::span<const UserId> users,
                      std::span<const std::string> token_hashes) const {
  const auto is_among = [](const auto& list, const auto& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  return std::any_of(listening_.begin(), listening_.end(), [&](const Listening& one) {
    return is_among(users, one.window.user_id) || is_among(token_hashes, one.window.token_hash);
  });
}

std::vector<std::string> Channel::token_hashes() const {
  std::vector<std::string> hashes;
  hashes.reserve(listening_.size());
  for (const Listening& one : listening_) hashes.push_back(one.window.token_hash);
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::optional<std::int64_t> Channel::lowest_position(std::int64_t at_least) const {
  std::optional<std::int64_t> lowest;
  for (const Listening& one : listening_) {
    const std::int64_t position = one.window.position;
    if (position >= at_least && (!lowest || position < *lowest)) lowest = position;
  }
  return lowest;
}

void Channel::forget_closed() {
  std::erase_if(listening_, [](const Listening& one) { return !one.stream->is_open(); });
}

void Channel::end(const std::function<std::optional<Code>(const std::string&)>& reason) {
  std::erase_if(listening_, [&](const Listening& one) {
    const std::optional<Code> code = reason(one.window.token_hash);
    if (!code) return false;
    end_stream(*one.stream, *code);
    return true;
  });
}

bool Channel::send(std::int64_t after, std::span<const AuditEvent> events) {
  if (events.empty()) return true;
  // Nearly all windows stand at the same place, so the text from there on is made once and shared.
  std::vector<std::shared_ptr<const std::string>> texts(events.size());
  const auto text_from = [&](std::size_t first) {
    if (!texts[first]) {
      std::string text;
      for (const AuditEvent& event : events.subspan(first)) text += text_of(event);
      texts[first] = std::make_shared<const std::string>(std::move(text));
    }
    return texts[first];
  };
  const std::int64_t last_position = events.back().position;
  bool have_room = true;
  for (Listening& one : listening_) {
    std::int64_t& position = one.window.position;
    if (position < after) continue;
    const auto next = std::find_if(events.begin(), events.end(), [&](const AuditEvent& event) {
      return event.position > position;
    });
    if (next == events.end()) continue;
    if (one.stream->send(text_from(static_cast<std::size_t>(next - events.begin())))) {
      position = last_position;
    } else {
      have_room = have_room && !one.stream->is_open();
    }
  }
  highest_position_ = std::max(highest_position_, last_position);
  return have_room;
}

void Channel::send_credits(std::int64_t revision) {
  const auto text = std::make_shared<const std::string>(credits_text(revision));
  for (const Listening& one : listening_) static_cast<void>(one.stream->send(text));
}

void Channel::send_heartbeat() {
  static const auto text = std::make_shared<const std::string>(":\n\n");
  for (const Listening& one : listening_) static_cast<void>(one.stream->send(text));
}

}  // namespace steward::live
