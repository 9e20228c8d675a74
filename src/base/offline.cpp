// SPDX-License-Identifier: Apache-2.0
#include "base/offline.hpp"

#include <cstdlib>
#include <string_view>

namespace hinterland {

bool is_offline() {
  const char* const set = std::getenv("HINTERLAND_OFFLINE");
  return set != nullptr && *set != '\0' && std::string_view(set) != "0";
}

}  // namespace hinterland
