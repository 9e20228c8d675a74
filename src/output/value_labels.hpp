// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_keys.hpp"

#include <hinterland/catalogue.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A value of a coded field, with what it means in both languages.
struct ValueLabel {
  std::string value;
  std::string zh;
  std::string en;
};

/// The values of a field by its name in the dictionary, such as `zone` or `<svc>_zone`, in the
/// order of the program; empty: the field is not coded. The values of `service` and
/// `facility_service` are the ids of the catalogue's services, those of `alternative` of its
/// stand-alone solutions, those of `<svc>` the short names in the names of columns.
std::vector<ValueLabel> value_labels(std::string_view field, const ServiceCatalogue& catalogue,
                                     const Column<ServiceId, std::string>& short_names);

/// The names in the dictionary of all coded fields, in its order.
std::vector<std::string_view> coded_fields();

/// The names of the columns for an entry of the dictionary: one for each service of the group that
/// has them, if it is a pattern. `<svc>` itself and plain names are returned as they are.
std::vector<std::string> column_names(std::string_view entry, const ServiceCatalogue& catalogue,
                                      const Column<ServiceId, std::string>& short_names);

}  // namespace hinterland
