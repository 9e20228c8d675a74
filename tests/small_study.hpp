// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/planning/study.hpp>

/// A study of three villages, two infrastructure services and one public one,
/// with its findings filled in by hand, so that the outputs can be checked by eye:
///
///   上店村  covered, 1000.004 m from a clinic without a name; no water, no power
///   "东\庄"  covered, 2.5 km; power unknown, water by census; nobody knows its people
///   远村    outside, unreachable; water unknown
struct SmallStudy {
  hinterland::Study study;
  hinterland::Findings findings;
};

SmallStudy small_study();
