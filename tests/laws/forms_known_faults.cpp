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
    add_all(all, "format",
            {"csv.gz", "geojson.gz", "csv of WKT", "csv of WKT in 'geometry'",
             "csv of WKT in 'geom' with semicolons", "shapefile in a zip with GBK names",
             "shapefile among others in a zip", "shapefile among others in a zip with GBK names",
             "shapefile with endings in mixed case", "shapefile in capitals",
             "file geodatabase in a zip", "xlsx of text alone"},
            "packed files, geometry in cells and names of files are not read in all their forms");
    add_all(all, "encoding",
            {"UTF-16 little-endian", "UTF-16 big-endian", "GeoJSON in GBK", "GeoJSON with a mark",
             "GeoJSON in GBK as the study says"},
            "these encodings are not read");
    add_all(all, "records",
            {"one code on two villages", "a record at zero", "filter on another column",
             "filter that denies another column", "filter on a number of another column",
             "filter of a range and a list", "filter on a name", "filter on people",
             "filter on people or another column", "a record without a place", "blank rows"},
            "filters do not mean the same in every format; villages are dropped by code");
    add_all(all, "parts",
            {"multipoint, the second part far away",
             "multipoint of a village, the second part far away", "land in records of one code",
             "land in records of one code that share the people", "land and a sliver",
             "overlapping parts", "line with more vertices", "line in two records"},
            "parts are not one record");
    add_all(all, "CRS",
            {"Beijing 1954 as the study says", "Beijing 1954 in WKT1", "Beijing 1954 in WKT2",
             "Beijing 1954 without parameters", "Xi'an 1980 as the study says",
             "Xi'an 1980 in WKT1", "Xi'an 1980 in WKT2", "Xi'an 1980 without parameters"},
            "parameters of a datum are thrown away");
    add_all(all, "CRS told", {"in a .prj of WKT2", "not told, in metres"}, "WKT2 is not read");
    add_all(all, "axis order", {"north before east as the study says", "north before east"},
            "what the study says of the axes is not heard");
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
    add_all(all, "other columns",
            {"twin of the same name", "blank twin of the same name", "twins of the coordinates",
             "twin in capitals", "blank twin in capitals", "twin in capitals, named by the study"},
            "columns of one name hide each other");
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
