// SPDX-License-Identifier: Apache-2.0
#include "input/records/idle_records.hpp"

#include <utility>

namespace hinterland {

void set_aside(Records& records, IdleReason reason, const std::vector<std::string>& stated,
               IdleRecords& idle) {
  std::vector<bool> dropped(records.size(), false);
  const bool has_lines = records.lines.size() == records.size();
  const RecordField& code = field_of(records, "code");
  const RecordField& name = field_of(records, "name");
  bool any = false;
  for (const RecordId row : rows(records.feature)) {
    if (stated[row.index].empty()) continue;
    dropped[row.index] = true;
    any = true;
    idle.feature.push_back(records.feature[row]);
    idle.layer.push_back(records.layer);
    idle.code.push_back(text_at(code, row));
    idle.name.push_back(text_at(name, row));
    idle.reason.push_back(reason);
    idle.stated.push_back(stated[row.index]);
    idle.place.push_back(a_place_of(records, has_lines ? Shape::lines : Shape::points, row));
    idle.lines.push_back(has_lines ? std::move(records.lines[row]) : std::vector<LineString>{});
  }
  if (any) drop_rows(records, dropped);
}

void set_aside_not_in_use(Records& records, IdleRecords& idle) {
  if (records.not_in_use.empty()) return;
  std::vector<std::string> stated;
  for (const RecordId row : rows(records.feature)) stated.emplace_back(records.not_in_use[row]);
  set_aside(records, IdleReason::not_in_use, stated, idle);
}

}  // namespace hinterland
