#include "server/live/session_windows.hpp"

namespace steward::live {
namespace {

bool is_closed(const std::weak_ptr<http::Stream>& window) {
  const auto stream = window.lock();
  return !stream || !stream->is_open();
}

}  // namespace

std::shared_ptr<http::Stream> SessionWindows::add(const std::string& token_hash,
                                                  const std::shared_ptr<http::Stream>& stream) {
  Windows& windows = windows_[token_hash];
  std::erase_if(windows, is_closed);
  windows.push_back(stream);
  if (windows.size() <= max_) return nullptr;
  auto oldest = windows.front().lock();
  windows.pop_front();
  return oldest;
}

void SessionWindows::forget_closed() {
  for (auto session = windows_.begin(); session != windows_.end();) {
    std::erase_if(session->second, is_closed);
    session = session->second.empty() ? windows_.erase(session) : std::next(session);
  }
}

}  // namespace steward::live
