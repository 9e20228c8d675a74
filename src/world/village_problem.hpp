// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <utility>

namespace hinterland {

/// A problem of a village, with its label and place.
inline Problem village_problem(const Villages& villages, VillageId v, ProblemKind kind,
                               Text detail) {
  return {kind,
          "villages",
          villages.feature[v],
          record_label(villages.code[v], villages.name[v]),
          villages.place[v],
          std::move(detail)};
}

}  // namespace hinterland
