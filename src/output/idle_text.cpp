// SPDX-License-Identifier: Apache-2.0
#include "output/idle_text.hpp"

#include "output/identifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace hinterland {

std::string idle_reason(IdleReason reason, const Words& words) {
  switch (reason) {
    case IdleReason::not_in_use:
      return words("不在用", "not in use");
    case IdleReason::transmission:
      return words("只输送不配送", "transmission");
    case IdleReason::stray_piece:
      break;
  }
  return words("孤立短管段", "stray pieces");
}

std::string_view identifier(IdleReason reason) {
  // One word per value, in the order of the enumeration.
  static constexpr std::array<std::string_view, 3> words{"not_in_use", "transmission",
                                                         "stray_piece"};
  return words[static_cast<std::size_t>(reason)];
}

std::vector<IdleCount> count_idle(const IdleRecords& idle) {
  std::vector<IdleCount> counts;
  for (const IdleId row : rows(idle.feature)) {
    const auto known = std::ranges::find_if(counts, [&](const IdleCount& count) {
      return count.layer == idle.layer[row] && count.reason == idle.reason[row];
    });
    if (known == counts.end()) {
      counts.push_back({std::string(idle.layer[row]), idle.reason[row], 1});
    } else {
      ++known->records;
    }
  }
  return counts;
}

std::string idle_line(const std::vector<IdleCount>& counts, const Words& words) {
  if (counts.empty()) return {};
  std::string list;
  for (const IdleCount& count : counts) {
    list += list.empty() ? "" : words("，", ", ");
    list += words.fill("{0} {2}条（{1}）", "{0} {2} ({1})", count.layer,
                       idle_reason(count.reason, words), grouped(count.records));
  }
  return words.fill("不计入、只在图上标出的记录：{}\n",
                    "records that do not count, only drawn: {}\n", list);
}

std::string stray_title(const Study& study, const std::vector<PiecesOfNetwork>& networks,
                        const Words& words) {
  std::optional<Metres> limit;
  for (const PiecesOfNetwork& network : networks) {
    const Metres of_service = study.catalogue.services[network.service].min_piece;
    if (of_service <= 0_m) continue;  // none of its pieces is stray
    if (limit && *limit != of_service) return words("孤立短管段", "stray pieces");
    limit = of_service;
  }
  if (!limit) return words("孤立短管段", "stray pieces");
  return words.fill("孤立短管段（短于{}米）", "stray pieces (shorter than {} m)",
                    grouped(limit->value));
}

std::string pieces_text(const Study& study, const std::vector<PiecesOfNetwork>& networks,
                        const Words& words) {
  AlignedTable table;
  table.add({words("线网片段", "pieces of networks"), words("片段", "pieces"), words("公里", "km"),
             words("最长片段以外（公里）", "km outside the longest"),
             words("只靠近其他片段的村", "villages at other pieces only"),
             stray_title(study, networks, words),
             words("只靠近孤立短管段的村", "villages at stray pieces only")});
  bool any = false;
  for (const auto& [service, pieces] : networks) {
    if (pieces.pieces + pieces.stray < 2) continue;
    any = true;
    table.add({"  " + std::string(name_of(study.catalogue.services[service], study.language)),
               grouped(pieces.pieces), fmt::format("{:.1f}", pieces.length / 1_km),
               fmt::format("{:.1f}", pieces.elsewhere / 1_km), grouped(pieces.small_villages),
               grouped(pieces.stray), grouped(pieces.stray_villages)});
  }
  return any ? table.text() : std::string();
}

std::vector<PiecesOfNetwork> pieces_of_networks(const World& world) {
  std::vector<PiecesOfNetwork> networks;
  for (const ServiceId service : rows(world.networks)) {
    const NetworkPieces& pieces = world.networks[service].pieces;
    if (pieces.pieces + pieces.stray > 0) networks.push_back({service, pieces});
  }
  return networks;
}

}  // namespace hinterland
