#include "server/store/payments.hpp"

#include "core/error/code.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

constexpr const char* payment_columns =
    "id, workspace_id, purpose, amount_minor, currency, state, code, reason, user_id, quote_id, "
    "document, gateway_payment_id, action_url, created_at, settled_at";

struct PaymentRow {
  std::string id{};
  Integer workspace_id = 0;
  std::string purpose{};
  Integer amount_minor = 0;
  std::string currency{};
  std::string state{};
  std::string code{};
  std::string reason{};
  std::string user_id{};
  std::string quote_id{};
  std::string document{};
  std::string gateway_payment_id{};
  std::string action_url{};
  Integer created_at = 0;
  Integer settled_at = 0;

  void read(Query& query) {
    query.out(id).out(workspace_id).out(purpose).out(amount_minor).out(currency).out(state);
    query.out(code).out(reason).out(user_id).out(quote_id).out(document).out(gateway_payment_id);
    query.out(action_url).out(created_at).out(settled_at);
  }
  void write(Query& query) const {
    query.in(id).in(workspace_id).in(purpose).in(amount_minor).in(currency).in(state);
    query.in(code).in(reason).in(user_id).in(quote_id).in(document).in(gateway_payment_id);
    query.in(action_url).in(created_at).in(settled_at);
  }
  [[nodiscard]] StoredPayment stored() const {
    Payment payment{.id = PaymentId{id},
                    .purpose = stored_name(payment_purpose_named(purpose)),
                    .amount = {amount_minor, Currency{currency}},
                    .state = stored_name(payment_state_named(state)),
                    .created_at = to_timestamp(created_at),
                    .code = std::nullopt,
                    .reason = std::nullopt};
    if (!code.empty()) payment.code = stored_name(code_named(code));
    if (!reason.empty()) payment.reason = stored_name(decline_reason_named(reason));
    return {payment,  WorkspaceId{workspace_id}, user_id,    quote_id,
            document, gateway_payment_id,        action_url, stored_time(settled_at)};
  }
  [[nodiscard]] static PaymentRow of(const StoredPayment& stored) {
    const Payment& payment = stored.payment;
    return {payment.id.value(),
            stored.workspace_id.value(),
            std::string(name_of(payment.purpose)),
            payment.amount.minor,
            payment.amount.currency.value(),
            std::string(name_of(payment.state)),
            payment.code ? std::string(name_of(*payment.code)) : "",
            payment.reason ? std::string(name_of(*payment.reason)) : "",
            stored.user_id,
            stored.quote_id,
            stored.document,
            stored.gateway_payment_id,
            stored.action_url,
            to_integer(payment.created_at),
            to_integer(stored.settled_at)};
  }
};

/// The first payment for which `condition` holds of `value`.
template <class Value>
std::optional<StoredPayment> payment_where(Connection& connection, const std::string& condition,
                                           const Value& value) {
  PaymentRow row;
  Query query(connection.sql);
  row.read(query.in(value));
  query.prepare(std::string("SELECT ") + payment_columns + " FROM payments WHERE " + condition +
                " LIMIT 1");
  if (!query.find_one()) return std::nullopt;
  return row.stored();
}

}  // namespace

void insert_payment(Connection& connection, const StoredPayment& stored) {
  const PaymentRow row = PaymentRow::of(stored);
  Query query(connection.sql);
  row.write(query);
  query.prepare(std::string("INSERT INTO payments (") + payment_columns +
                ") VALUES (:id, :workspace, :purpose, :amount, :currency, :state, :code, :reason, "
                ":user, :quote, :document, :gateway, :url, :created, :settled)");
  query.run();
}

void update_payment(Connection& connection, const StoredPayment& stored) {
  const PaymentRow row = PaymentRow::of(stored);
  connection.sql << "UPDATE payments SET state = :state, code = :code, reason = :reason, "
                    "gateway_payment_id = :gateway, action_url = :url, settled_at = :settled "
                    "WHERE id = :id",
      soci::use(row.state), soci::use(row.code), soci::use(row.reason),
      soci::use(row.gateway_payment_id), soci::use(row.action_url), soci::use(row.settled_at),
      soci::use(row.id);
}

std::optional<StoredPayment> find_payment(Connection& connection, const PaymentId& id) {
  return payment_where(connection, "id = :id", id.value());
}

std::optional<StoredPayment> find_payment_at_gateway(Connection& connection,
                                                     const std::string& gateway_payment_id) {
  return payment_where(connection, "gateway_payment_id <> '' AND gateway_payment_id = :id",
                       gateway_payment_id);
}

std::optional<StoredPayment> find_open_payment(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  return payment_where(connection,
                       "workspace_id = :workspace AND state IN ('pending', 'action_required')",
                       workspace);
}

std::optional<StoredPayment> find_latest_payment(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  return payment_where(connection, "workspace_id = :workspace ORDER BY created_at DESC, id DESC",
                       workspace);
}

std::optional<StoredPayment> find_payment_of_quote(Connection& connection,
                                                   const std::string& quote_id) {
  return payment_where(connection, "quote_id <> '' AND state <> 'declined' AND quote_id = :id",
                       quote_id);
}

}  // namespace steward::store
