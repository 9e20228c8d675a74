// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace hinterland {

/// The names of towns and counties by the start of their codes, and of the county by the town, as
/// the layers of seats and boundaries tell them. The world must outlive it. Empty: not known.
class Gazetteer {
 public:
  explicit Gazetteer(const World& world);

  /// By the first nine, or six, of the 12 digits or more of a village's code.
  std::string_view town_of_code(std::string_view code) const;
  std::string_view county_of_code(std::string_view code) const;

  /// The town or county whose seat it is.
  std::string_view seat_name(TownId t) const { return seat_name_[t]; }
  /// The county of a seat: its own word, else by its code, else its name where it is a county's.
  std::string_view county_of(TownId t) const;
  /// The county of the only town of this name.
  std::string_view county_of_town(std::string_view town) const;

 private:
  std::string_view at(std::string_view prefix) const;
  void add_town(TownId t);
  void add(std::string_view code, std::string_view name);

  const Towns& towns_;
  Column<TownId, std::string> seat_name_;
  std::map<std::string_view, std::string_view> by_prefix_;
  std::map<std::string_view, TownId> by_name_;
  std::set<std::string_view> shared_;  ///< names of several towns
};

}  // namespace hinterland
