// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <map>
#include <string>
#include <vector>

namespace hinterland::forms {

/// The results of a study of the county, as texts and numbers that must not depend on the form of
/// its layers.
struct StudyAnswer {
  std::map<std::string, std::string> words;  ///< "上店村: medical zone" -> "core"
  std::map<std::string, double> metres;      ///< "上店村: medical straight" -> 1423.2
  std::map<std::string, double> costs;       ///< "extension" -> 1204000: may differ slightly
};

StudyAnswer answer_of(const Findings& findings, const Study& study);

/// Differences that two equal answers may have.
struct Tolerance {
  double metres = 0.1;
  bool reach_by_land = false;  ///< villages are polygons, so lines reach them earlier
};

/// The first three places where the second answer differs; empty if it does not.
std::string difference(const StudyAnswer& right, const StudyAnswer& found,
                       const Tolerance& tolerance);

}  // namespace hinterland::forms
