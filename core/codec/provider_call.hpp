#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/json_fwd.hpp"
#include "core/connections/call.hpp"

namespace steward {

/// A declared call with its values: what the HTTP adapter sends. Holds secrets.
struct ProviderRequest {
  HttpMethod method;
  std::string url;
  std::vector<CallHeader> headers;
  std::optional<BasicProof> basic;
  std::string body;  ///< JSON; empty: none
};

/// `values`: credential fields, inputs, OAuth's token under token_field_of. Nothing where one is
/// missing that address or body name, or does not fit where it goes (fill_template). A header, or
/// HTTP Basic, of which a field was left empty is left out. Texts of the body are filled as JSON.
[[nodiscard]] std::optional<ProviderRequest> fill_call(const ProviderCall& call,
                                                       const std::vector<CredentialEntry>& values);

/// What the reply says where the call points. Anything but one JSON value of a sane depth is no
/// JSON; the adapter limits the size.
[[nodiscard]] ReplyFacts read_reply(const ProviderCall& call, std::string_view body);
/// What was found, as compact JSON; empty where nothing was (ReplyFacts::has_result).
[[nodiscard]] std::string read_result(const ProviderCall& call, std::string_view body);

}  // namespace steward

namespace steward::codec {

class Reader;

/// `{method, url, headers?, basic?, body?, statuses, none_statuses?, refusal?, identity?,
/// identity_name?, remaining_credits?, result?, already_unlocked?}`, also among other fields.
[[nodiscard]] ProviderCall read_call(Reader& reader, Issues& issues);
[[nodiscard]] Json call_json(const ProviderCall& call);

}  // namespace steward::codec
