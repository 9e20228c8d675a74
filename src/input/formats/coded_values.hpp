// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

class OGRFieldDefn;

namespace hinterland {

class GdalDataset;

/// The text of each code of a column, as a domain of coded values gives it: 1 未通, 2 已通. A GIS
/// shows the texts, the file holds the codes. Codes that are numbers are as number_text has them.
using CodedValues = std::map<std::string, std::string, std::less<>>;

/// Those of a field of the layer that is read; empty: it has no such domain. Of layers that are
/// read as one all must have the same. Of the columns of a query SQLite alone tells whether they
/// are those of a table: where another bears the name of a column of codes, `doubtful` gets it.
CodedValues coded_values(GdalDataset& dataset, const OGRFieldDefn& field,
                         std::vector<std::string>& doubtful);

/// Those of each field by its name that ESRI's JSON brings, of which GDAL does not tell before 3.7.
std::map<std::string, CodedValues> coded_values_in_json(std::string_view json);

/// "1 = 未通, 2 = 已通", of many the first.
std::string listed_codes(const CodedValues& codes);

}  // namespace hinterland
