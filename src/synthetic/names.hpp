// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

namespace hinterland::made_up {

/// The made-up name of a county; no two of the first 2,880 bear the same.
std::string county_name(std::uint64_t seed, std::size_t county);

/// Makes up the names of one county's towns and villages, none twice.
class Namer {
 public:
  explicit Namer(Random random) : random_(random) {}

  std::string town();
  /// A surname and the sort of place, as on the North China Plain; some with
  /// 东, 西, 前, 后; one in eighty with a character that GBK does not have.
  std::string village(bool in_the_hills);

 private:
  std::string unused(std::string name);

  Random random_;
  std::set<std::string> used_;
};

}  // namespace hinterland::made_up
