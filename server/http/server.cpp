#include "server/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <atomic>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

#include "server/http/connection.hpp"
#include "server/http/open_connections.hpp"
#include "server/http/worker_pool.hpp"

namespace steward::http {
namespace {

namespace net = boost::asio;
using Error = boost::system::error_code;

// Out of file descriptors: a connection that ends gives one back.
constexpr std::chrono::milliseconds accept_retry_time{50};

}  // namespace

std::string Endpoint::text() const {
  const bool is_v6 = address.find(':') != std::string::npos;
  return (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

struct Server::Loop {
  Loop(const Limits& limits_given, const log::Logger& logger_given)
      : limits(limits_given),
        logger(logger_given),
        bodies(limits_given.bodies_bytes_max),
        context(static_cast<int>(limits_given.io_threads)),
        workers(limits_given.worker_threads, limits_given.worker_queue_max) {}

  void accept();
  void on_accepted(Error error, Socket socket);
  void await_signals();
  void shut_down();
  void abandon(std::string_view why);
  void serve();

  const Limits limits;
  const log::Logger& logger;
  OpenConnections open;
  BodyBudget bodies;
  std::optional<Surroundings> surroundings;
  std::atomic<bool> is_abandoned = false;
  net::io_context context;
  net::strand<net::io_context::executor_type> strand{context.get_executor()};
  net::ip::tcp::acceptor acceptor{strand};
  net::steady_timer timer{strand};
  net::signal_set signals{strand};
  WorkerPool workers;  // last: its tasks use all of the above
};

void Server::Loop::accept() {
  acceptor.async_accept(net::make_strand(context), [this](Error error, Socket socket) {
    on_accepted(error, std::move(socket));
  });
}

void Server::Loop::on_accepted(Error error, Socket socket) {
  if (!acceptor.is_open()) return;
  if (!error) {
    std::make_shared<Connection>(std::move(socket), *surroundings)->start();
    return accept();
  }
  logger.write(log::Level::warning, "cannot accept a connection", {{"cause", error.message()}});
  timer.expires_after(accept_retry_time);
  timer.async_wait([this](Error cancelled) {
    if (!cancelled) accept();
  });
}

void Server::Loop::await_signals() {
  signals.async_wait([this](Error error, int) {
    if (error) return;
    shut_down();
    signals.async_wait([this](Error cancelled, int) {
      if (!cancelled) abandon("a second signal");
    });
  });
}

void Server::Loop::shut_down() {
  logger.write(log::Level::info, "shutting down");
  Error ignored;  // an acceptor that fails to close takes no connections either
  acceptor.close(ignored);
  timer.expires_after(limits.shutdown_timeout);
  timer.async_wait([this](Error cancelled) {
    if (!cancelled) abandon("the time for running requests is over");
  });
  open.end_all([this] {
    net::post(strand, [this] {
      timer.cancel();
      signals.cancel();
    });
  });
}

void Server::Loop::abandon(std::string_view why) {
  logger.write(log::Level::warning, "requests were cut off", {{"cause", why}});
  is_abandoned = true;
  context.stop();
}

/// A connection's own failure (memory, mostly) ends that connection, not the others.
void Server::Loop::serve() {
  while (!context.stopped()) {
    try {
      context.run();
    } catch (const std::exception& error) {
      logger.write(log::Level::error, "connection failed", {{"cause", error.what()}});
    }
  }
}

Server::Server(const Limits& limits, const log::Logger& logger)
    : loop_(std::make_unique<Loop>(limits, logger)) {}

Server::~Server() = default;

Endpoint Server::listen(const Endpoint& endpoint) {
  auto& acceptor = loop_->acceptor;
  try {
    const net::ip::tcp::endpoint wanted(net::ip::make_address(endpoint.address), endpoint.port);
    acceptor.open(wanted.protocol());
    acceptor.set_option(net::socket_base::reuse_address(true));
    acceptor.bind(wanted);
    acceptor.listen(net::socket_base::max_listen_connections);
    return {endpoint.address, acceptor.local_endpoint().port()};
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error("cannot listen on `" + endpoint.text() +
                             "`: " + error.code().message());
  }
}

void Server::heed_signals() {
  loop_->signals.add(SIGTERM);
  loop_->signals.add(SIGINT);
}

bool Server::run(const Application& application) {
  heed_signals();
  loop_->surroundings.emplace(Surroundings{application, loop_->limits, loop_->workers,
                                           loop_->bodies, loop_->open, loop_->logger});
  loop_->await_signals();
  loop_->accept();
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < loop_->limits.io_threads; ++i) {
    threads.emplace_back([this] { loop_->serve(); });
  }
  loop_->serve();
  for (std::thread& thread : threads) thread.join();
  return !loop_->is_abandoned;
}

}  // namespace steward::http
