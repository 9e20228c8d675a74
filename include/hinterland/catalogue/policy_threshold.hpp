// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// A figure that the policy sets: 3,000 people, 70 % non-farm, ...
struct PolicyThreshold {
  std::string id;  ///< new_community_people, ...
  double value = 0.0;
  std::string unit;  ///< people, share, ...
  std::string name_zh;
  std::string name_en;
  std::string clause;  ///< where the policy says so
  bool provisional = false;
};

}  // namespace hinterland
