// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the value of closing a gap counts.
enum class ValueBasis : std::uint8_t {
  people,    ///< each person alike
  villages,  ///< each village alike, whatever its people
};

std::string_view identifier(ValueBasis basis);

/// Where the number of people in a value comes from.
enum class PeopleBasis : std::uint8_t {
  counted,
  households,  ///< estimated from the households
  median,      ///< unknown: the median of the villages whose people are known
  village,     ///< the value counts villages, or no village's people are known: 1
};

std::string_view identifier(PeopleBasis basis);

/// The uncertainty of the services' weights, for the sensitivity analysis of the ranking.
struct WeightVariation {
  double spread = 0.5;  ///< each weight is redrawn within ± this fraction of itself
  int draws = 1000;
  std::uint64_t seed = 1;
  double top_share = 0.1;  ///< share of the rows that counts as the top
};

/// The certainty of each row's rank.
struct RankCertainty {
  std::vector<std::uint32_t> rank_p5;   ///< 5 % of the draws rank the row better than this
  std::vector<std::uint32_t> rank_p95;  ///< 5 % of the draws rank it worse than this
  std::vector<float> top_probability;   ///< share of the draws that rank the row in the top
};

struct PrioritySettings {
  ValueBasis value = ValueBasis::people;
  /// Criteria that raise or lower the value by up to a half, and their weights; empty: none.
  /// Names: need, nearness, town_level, and attributes of the villages.
  std::map<std::string, double> weights;
  WeightVariation variation;
};

/// The names of the criteria that need no attribute of the villages.
inline constexpr std::array<std::string_view, 3> built_in_criteria{"need", "nearness",
                                                                   "town_level"};

/// Gaps, and the lines that lead to them, that are best built together: no part of a bundle alone
/// has more value for its cost.
struct GapBundles {
  std::vector<double> value;  ///< of closing its gaps
  /// Of the lines and the works in the villages; a shared trench at the least share of its
  /// excavation that each service can have.
  std::vector<Fen> cost;

  std::size_t size() const { return value.size(); }
  /// Value for each 10,000 CNY. Infinite if the bundle costs nothing.
  double value_per_10k(std::size_t bundle) const;
};

/// The value of closing each gap, the order of the gaps, and the certainty of that order.
struct Priorities {
  std::vector<std::string> criteria;      ///< names, sorted; usually none
  std::vector<double> weights;            ///< of the criteria, with sum 1
  std::vector<std::vector<float>> parts;  ///< one vector per criterion, by GapId::index, 0 to 1
  Column<GapId, double> score;            ///< weighted sum of the parts, 0 to 1; empty: no criteria

  Column<GapId, double> people;  ///< that the value counts
  Column<GapId, PeopleBasis> people_basis;
  Column<GapId, double> value;  ///< people × weight of the service, × (0.5 + score) with criteria

  GapBundles bundles;  ///< in the order of the ranks
  /// Row of its bundle; none: the gap has no cost.
  Column<GapId, std::optional<std::uint32_t>> bundle;
  Column<GapId, std::uint32_t> rank;  ///< 1 is first
  RankCertainty certainty;            ///< by GapId::index
  std::vector<GapId> order;           ///< by rank
};

/// Ranks the gaps by the value of closing them per cost, with or without budgets.
///
/// Requires a world from `checked_world`, and coverage, gaps and extension of this world and
/// catalogue: rows and ids must correspond.
///
/// Value: the people of the village times the weight of the service in the catalogue. Where the
/// people are unknown, the median of the known villages counts. Criteria, where the settings give
/// weights, multiply the value by 0.5 + score; they are scaled by rank, equal values share their
/// mean rank, and unknown values scale to 0, so that missing data never raise a value.
///
/// Order: bundles by value per cost, each after the bundle with the line that it needs, ties by
/// the lower id; in a bundle by value per own cost, then by the lower id. Gaps without a cost are
/// last, by value.
///
/// The certainty is that of the order of these bundles when the weights of the services are
/// redrawn.
///
/// Throws UsageError if a weight is negative, not finite or names no criterion, if all weights
/// given are 0, or the settings of the draws are out of range.
///
/// O((gaps + segments) log (gaps + segments) + draws × gaps). Source: W. A. Horn, "Single-machine
/// job sequencing with treelike precedence ordering and linear delay penalties", SIAM J. Applied
/// Mathematics 23(2), 1972, 189-202.
///
/// For the seven parameters, see `extend_networks`.
Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const NetworkExtension& extension, const PrioritySettings& settings,
                     const Progress& progress);

}  // namespace hinterland
