// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

namespace hinterland {

ScheduleFigures measure_schedule(const Study& study, const Findings& findings) {
  const Schedule& schedule = findings.schedule;
  ScheduleFigures figures;
  if (!schedule.given()) return figures;
  figures.without_money = true;
  for (const ScheduleYear& year : schedule.years) {
    figures.years.push_back({year, 0_m});
    figures.spent += year.spent;
    if (year.budget > 0) figures.without_money = false;
  }
  for (const SegmentId segment : rows(schedule.segment_year)) {
    const PlanYear year = schedule.segment_year[segment];
    Metres& length = year == unbuilt ? figures.length_left : figures.years[year].length;
    length += findings.extension.segments.length[segment];
  }
  for (const GapId gap : rows(schedule.gap_year)) {
    if (schedule.gap_year[gap] == unbuilt) ++figures.gaps_left;
  }
  figures.redug = schedule.redug;
  figures.value = schedule.value;
  figures.upper_bound = schedule.upper_bound;
  figures.target = study.schedule.target;
  figures.outcome = schedule.target;
  return figures;
}

}  // namespace hinterland
