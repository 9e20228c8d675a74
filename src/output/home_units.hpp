// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/schedule.hpp>
#include <hinterland/table.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A town of a county that has villages. Villages whose town or county is unknown form units of
/// their own.
struct HomeUnit {
  std::string county;  ///< names; empty: unknown
  std::string town;
  std::string county_code;  ///< empty: unknown
  std::string town_code;
  std::optional<TownId> seat;  ///< none: no seat has this name, or several in its county
  /// Unique: the code of the town; if there is none, or units share it, the name of the town, with
  /// the county where that is not unique.
  std::string key;
};

/// The towns of all villages, in the order of all outputs: by county, then town; each by its code,
/// after these those without one by name, Chinese by pinyin (`name_order_key`). Villages without
/// them are first.
struct HomeUnits {
  std::vector<HomeUnit> units;
  Column<VillageId, std::uint32_t> of_village;  ///< index into `units`

  const HomeUnit& of(VillageId village) const { return units[of_village[village]]; }
};

/// Villages belong to one unit if the names of their town and county are equal.
///
/// The code of a town is that of its seat or boundary, otherwise the first nine digits of the codes
/// of its villages if these have twelve digits or more and agree; that of a county likewise, from
/// the first six digits. O((villages + seats + boundaries) log units).
HomeUnits home_units(const World& world);

/// The name of a town in texts and tables; a county seat as 玉泉县城, if its town is called as its
/// county. The layers keep the name by which they are joined.
std::string town_in_text(std::string_view county, std::string_view town, Language language);

/// The key of the project of a service in a unit and a year, the same in all outputs:
/// "620123101-water_supply-2027", "…-unplanned" if it is not in the plan, "no_town-…" if neither
/// town nor county of the villages is known. Unique.
std::string project_key(const HomeUnit& unit, const Service& service, const Schedule& schedule,
                        PlanYear year);

}  // namespace hinterland
