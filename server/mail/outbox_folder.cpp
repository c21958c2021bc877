#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "server/mail/sender.hpp"

namespace steward::mail {

Delivery OutboxFolder::send(const Outgoing& mail) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  // Renamed when it is whole; a second attempt replaces the first: one mail, one file.
  const std::filesystem::path draft = folder_ / (mail.id + ".part");
  std::ofstream stream(draft, std::ios::binary);
  stream << mail.message;
  stream.close();
  if (!stream) return {DeliveryState::delayed, std::string("outbox: ") + std::strerror(errno)};
  std::filesystem::rename(draft, folder_ / (mail.id + ".eml"), error);
  if (error) return {DeliveryState::delayed, "outbox: " + error.message()};
  return {DeliveryState::delivered, {}};
}

}  // namespace steward::mail
