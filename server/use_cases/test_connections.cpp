#include <algorithm>
#include <memory>
#include <utility>

#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/answering.hpp"
#include "server/use_cases/managed_accounts.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// At once for one request; those that were tested longest ago come first.
constexpr std::size_t tests_at_once_max = 100;

struct BatchTest {
  ConnectionId id;
  const ProviderCall* call;
  std::optional<ProviderRequest> request;
  std::optional<ConnectionTest> test{};
};

Timestamp tested_at(const steward::Connection& connection) {
  return connection.health.tests.empty() ? Timestamp() : connection.health.tests.front().tested_at;
}

/// Those that may be tested by whoever asks, and can be: with a test call, and not suspended.
std::vector<store::StoredConnection> testable(const Services& services,
                                              std::vector<store::StoredConnection> stored,
                                              const steward::Actor& actor) {
  const auto is_not = [&](const store::StoredConnection& one) {
    const steward::Connection& account = one.connection;
    const Provider* const provider = provider_with(services.providers, account.provider);
    return account.kind == ConnectionKind::platform_managed || provider == nullptr ||
           !provider->test_call || account.suspended_at.has_value() ||
           !authorize_edit(services.roles, actor, account);
  };
  stored.erase(std::remove_if(stored.begin(), stored.end(), is_not), stored.end());
  std::stable_sort(stored.begin(), stored.end(), [](const auto& left, const auto& right) {
    return tested_at(left.connection) < tested_at(right.connection);
  });
  if (stored.size() > tests_at_once_max)
    stored.erase(stored.begin() + tests_at_once_max, stored.end());
  return stored;
}

/// All of a request's tests at once; the last reply goes on with what they have shown.
class Batch : public std::enable_shared_from_this<Batch> {
 public:
  Batch(Services& services, const http::Request& request, WorkspaceId workspace_id,
        std::vector<BatchTest> tests)
      : services_(services),
        request_(request),
        workspace_id_(workspace_id),
        tests_(std::move(tests)),
        left_(tests_.size()) {}

  void start(http::Resume resume) {
    resume_ = std::move(resume);
    // Replies come on the caller's one thread: nobody else counts.
    for (BatchTest& test : tests_) {
      ProviderRequest call = *std::exchange(test.request, std::nullopt);
      services_.caller.start(
          std::move(call), [self = shared_from_this(), &test](const providers::Reply& reply) {
            test.test =
                judge_test(*test.call, reply_of(*test.call, reply), self->services_.clock.now());
            if (--self->left_ == 0) self->end();
          });
    }
  }

 private:
  void end() {
    resume_([self = shared_from_this()] {
      return answer_by(self->services_, self->request_, [&self] { return self->save(); });
    });
  }
  Outcome save() {
    return services_.store.write([&](store::Connection& connection) -> Outcome {
      Connections tested;
      for (const BatchTest& test : tests_) {
        auto stored = store::find_connection(connection, workspace_id_, test.id);
        if (!stored) continue;  // deleted meanwhile
        HealthRecord& health = stored->connection.health;
        health = with_test(std::move(health), test.test.value());
        store::update_connection(connection, workspace_id_, *stored);
        tested.push_back(stored->connection);
      }
      return json_response(200, encode_connections(tested, services_.clock.now()));
    });
  }

  Services& services_;
  const http::Request& request_;
  const WorkspaceId workspace_id_;
  std::vector<BatchTest> tests_;
  std::size_t left_;
  http::Resume resume_{};
};

}  // namespace

Outcome test_connections(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  std::shared_ptr<Batch> batch;
  Outcome judged = services.store.read([&](store::Connection& connection) -> Outcome {
    const auto by = member_of_path(connection, *actor, request);
    if (!by) return Failure{by.error()};
    const auto allowed = authorize(services.roles, by->actor.role, Permission::connections_create);
    if (!allowed) return refuse(allowed.error());
    std::vector<BatchTest> tests;
    const auto all = accounts_of(services, connection, by->workspace_id, "");
    for (const store::StoredConnection& one : testable(services, all, by->actor)) {
      const ProviderCall& call =
          *provider_with(services.providers, one.connection.provider)->test_call;
      auto filled = fill_call(call, open_credentials(services, one));
      if (filled) tests.push_back({one.connection.id, &call, std::move(filled)});
    }
    if (!tests.empty())
      batch = std::make_shared<Batch>(services, request, by->workspace_id, std::move(tests));
    return json_response(200, encode_connections({}, services.clock.now()));
  });
  if (!judged || !batch) return judged;
  http::Response response;
  response.later = [batch](http::Resume resume) { batch->start(std::move(resume)); };
  return response;
}

}  // namespace steward::use_cases
