// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "small_study.hpp"

/// The small study with its extension and schedule. Water comes along a road to 上店村, in one
/// trench with its power, and on across country to 东庄, whose number of people is not known; power
/// for 远村 is too expensive and is supplied standalone:
///
///     source ══ water-1, power-1 ══ 上店村 ── water-2 ── 东庄        远村: solar panels
///                2027                             2028               not in the plan
SmallStudy planned_study();
