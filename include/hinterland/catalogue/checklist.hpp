// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace hinterland {

/// One thing a new community must have by the 五化八通八有 standard.
struct ChecklistItem {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string service;  ///< id of the service that answers it; empty: ask on the spot
  bool provisional = true;
};

/// A list of items under one heading: 五化, 八通 or 八有.
struct Checklist {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string source;
  std::vector<ChecklistItem> items;
};

}  // namespace hinterland
