#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/catalogue.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/connections/provider.hpp"

namespace steward {

/// assets/providers.json, parsed and checked; `features`: those of the plans, empty: any. Each
/// problem begins with its line and the service it is about: "line 12: `hubspot`:
/// /providers/3/fields/0/example: the example does not fit the pattern".
[[nodiscard]] Result<ProviderCatalogue, CatalogueProblems> decode_providers(
    std::string_view text, const std::vector<std::string>& features = {});

/// The same document in one language, as decode_providers reads it: what GET /api/providers
/// answers.
[[nodiscard]] std::string encode_providers(const ProviderCatalogue& catalogue,
                                           std::string_view language);

}  // namespace steward

namespace steward::codec {

/// What decode_providers reads, without lines: for a module that is to carry the parser once.
[[nodiscard]] Result<ProviderCatalogue, std::vector<CatalogueProblem>> read_providers(
    const Json& document, const std::vector<std::string>& features);

[[nodiscard]] Json providers_json(const ProviderCatalogue& catalogue, std::string_view language);
[[nodiscard]] Json provider_json(const ProviderCatalogue& catalogue, const Provider& provider,
                                 std::string_view language);

}  // namespace steward::codec
