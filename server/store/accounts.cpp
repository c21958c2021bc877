#include "server/store/accounts.hpp"

#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"
#include "server/store/member_search.hpp"

namespace steward::store {
namespace {

struct FindAccount {
  explicit FindAccount(soci::session& sql) : query(sql) {
    query.in(id);
    columns.read(query);
    query.prepare("SELECT " + AccountColumns::names() +
                  " FROM users u LEFT JOIN pictures p ON p.id = u.picture_id WHERE u.id = :id");
  }
  std::string id{};
  AccountColumns columns{};
  Query query;
};

}  // namespace

EmailAddress stored_email(const std::string& text) {
  const Result<EmailAddress, Issue> email = parse_email(text);
  if (!email) throw StoreError(Fault::broken, "a stored email address cannot be read");
  return *email;
}

std::string AccountColumns::names() {
  return "u.id, u.email, u.name, CASE WHEN u.password_hash IS NULL THEN 0 ELSE 1 END, u.locale, "
         "u.version, " +
         PictureColumns::names("u");
}

void AccountColumns::read(Query& query) {
  query.out(id).out(email).out(name).out(has_password).out(locale).out(version);
  picture.read(query);
}

StoredAccount AccountColumns::account() const {
  SignInMethods methods;
  if (has_password != 0) methods.push_back(SignInMethod::password);
  return {{UserId{id}, AccountName{name}, stored_email(email), picture.choice(), methods},
          picture.upload(),
          locale,
          version};
}

std::optional<StoredAccount> find_account(Connection& connection, const UserId& id) {
  auto& find = connection.prepared<FindAccount>();
  find.id = id.value();
  if (!find.query.find_one()) return std::nullopt;
  return find.columns.account();
}

std::optional<Credentials> find_credentials(Connection& connection, const EmailAddress& email) {
  const std::string key = email.key();
  std::string id;
  std::string locale;
  std::string hash;
  Query query(connection.sql);
  query.in(key).out(id).out(locale).out(hash).prepare(
      "SELECT id, locale, COALESCE(password_hash, '') FROM users WHERE email_key = :key");
  if (!query.find_one()) return std::nullopt;
  return Credentials{UserId{id}, locale, hash};
}

void insert_account(Connection& connection, const NewAccount& account) {
  const std::string key = account.email.key();
  const Integer created_at = to_integer(account.created_at);
  connection.sql << "INSERT INTO users (id, email, email_key, name, password_hash, picture_kind, "
                    "locale, version, created_at) VALUES (:id, :email, :key, :name, "
                    "NULLIF(:hash, ''), 'none', :locale, 1, :created_at)",
      soci::use(account.id.value()), soci::use(account.email.text()), soci::use(key),
      soci::use(account.name.value()), soci::use(account.password_hash), soci::use(account.locale),
      soci::use(created_at);
}

bool update_account(Connection& connection, const Account& account, std::int64_t expected_version) {
  const PictureColumns picture = PictureColumns::of(account.picture);
  const Integer version = expected_version;
  Query query(connection.sql);
  query.in(account.name.value());
  picture.write(query);
  query.in(account.id.value())
      .in(version)
      .prepare(
          "UPDATE users SET version = version + 1, name = :name, picture_kind = :kind, "
          "picture_icon = "
          "NULLIF(:icon, ''), picture_color = NULLIF(:color, ''), picture_id = NULLIF(:picture, "
          "'') "
          "WHERE id = :id AND version = :version");
  if (query.run() == 0) return false;
  update_member_index(connection, account.id, account.name, account.email);
  return true;
}

void set_password_hash(Connection& connection, const UserId& id, const std::string& hash) {
  connection.sql << "UPDATE users SET password_hash = :hash WHERE id = :id", soci::use(hash),
      soci::use(id.value());
}

}  // namespace steward::store
