// SPDX-License-Identifier: Apache-2.0
#include "forms_law.hpp"

namespace hinterland::forms {

namespace {

/// One fault for each form of the axis.
void add_all(std::vector<KnownFault>& faults, const std::string& axis,
             const std::vector<std::string>& forms, const std::string& why) {
  for (const std::string& form : forms) faults.push_back({{axis + ": " + form}, why});
}

}  // namespace

// What is mended leaves this list in the same change.
const std::vector<KnownFault>& known_faults() {
  static const std::vector<KnownFault> faults = [] {
    std::vector<KnownFault> all;
    all.push_back({{"format: geojson in lines", "encoding: GeoJSON with a mark"},
                   "GDAL takes such a file as plain GeoJSON and reads its first record alone"});
    add_all(all, "records", {"a record at zero"}, "a place at (0, 0) is taken as it is");
    add_all(all, "coordinates",
            {"decimal comma", "degrees, minutes, seconds", "degree signs", "thousands in groups"},
            "coordinates are read in one form only");
    add_all(all, "header",
            {"units in full-width brackets", "units in brackets", "units behind a blank",
             "units behind a line break"},
            "units in a header hide its name");
    add_all(all, "rows of the header",
            {"a title above", "a title and a blank row above", "a title and its date above",
             "groups above", "units below"},
            "the header is taken to be the first row");
    add_all(all, "numbers",
            {"thousands with points", "thousands with blanks", "decimal comma", "with units"},
            "numbers are read in few forms");
    add_all(all, "codes", {"as a formula of a spreadsheet", "damaged by a spreadsheet"},
            "codes that a spreadsheet has changed are taken as they are");
    return all;
  }();
  return faults;
}

}  // namespace hinterland::forms
