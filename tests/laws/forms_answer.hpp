// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <map>
#include <string>
#include <vector>

namespace hinterland::forms {

/// What a study says of the county, in words and numbers that must not depend on the form of
/// its layers.
struct StudyAnswer {
  std::map<std::string, std::string> words;  ///< "上店村: medical zone" -> "core"
  std::map<std::string, double> metres;      ///< "上店村: medical straight" -> 1423.2
  std::map<std::string, double> costs;       ///< "extension" -> 1204000: a share may differ
};

StudyAnswer answer_of(const Findings& findings, const Study& study);

/// What may differ between two answers that count as one.
struct Tolerance {
  double metres = 0.1;
  bool reach_by_land = false;  ///< villages came as polygons, so lines reach them earlier
};

/// Where the second answer differs; the first three places. Empty: nowhere.
std::string difference(const StudyAnswer& right, const StudyAnswer& found,
                       const Tolerance& tolerance);

}  // namespace hinterland::forms
