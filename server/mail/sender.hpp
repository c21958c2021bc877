#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace steward::mail {

/// A message on its way.
struct Outgoing {
  std::string id;       ///< the same for every attempt to send this mail
  std::string to;       ///< address only
  std::string message;  ///< see to_message
};

enum class DeliveryState : std::uint8_t {
  delivered,
  delayed,  ///< it may go through later
  refused,  ///< the other side says it never will
};
struct Delivery {
  DeliveryState state;
  std::string reason;  ///< for the log: no address, no content; empty where it was delivered
};

/// Hands mails over; called by one worker at a time.
class Sender {
 public:
  virtual ~Sender() = default;
  [[nodiscard]] virtual Delivery send(const Outgoing& mail) = 0;
  /// Lets a `send` that waits for the other side return soon, as delayed. From any thread.
  virtual void stop() {}
};

/// Writes each mail as `<id>.eml` into a folder instead of sending it.
class OutboxFolder : public Sender {
 public:
  explicit OutboxFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Delivery send(const Outgoing& mail) override;

 private:
  std::filesystem::path folder_;
};

struct SmtpServer {
  std::string host;
  std::uint16_t port;
  std::string user;  ///< empty: no sign-in
  std::string password;
  std::string sender;  ///< address the mails come from
};

/// Sends by SMTP (RFC 5321). STARTTLS is required, except to this very machine.
class SmtpSender : public Sender {
 public:
  explicit SmtpSender(SmtpServer server) : server_(std::move(server)) {}
  [[nodiscard]] Delivery send(const Outgoing& mail) override;
  void stop() override { is_stopped_ = true; }

 private:
  SmtpServer server_;
  std::atomic<bool> is_stopped_{false};
};

}  // namespace steward::mail
