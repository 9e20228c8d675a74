// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

/// A study of three villages, two infrastructure services and one public service, with hand-written
/// findings, so that the outputs can be checked by eye:
///
///   上店村  covered, 1000.004 m from a clinic without a name; no water, no power
///   "东\庄"  covered, 2.5 km; power unknown, water by census; people not known
///   远村    outside, unreachable; water unknown
struct SmallStudy {
  hinterland::Study study;
  hinterland::Findings findings;
};

SmallStudy small_study();

/// The same with roads and travel time as metric: 上店村 is 1.5 km and 6 minutes along roads from
/// the clinic, "东\庄" 3 km and 12 minutes, and 远村 8 km from the nearest road.
SmallStudy small_study_with_roads();
