// SPDX-License-Identifier: Apache-2.0
#include "input/files/gdal_setup.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace hinterland {

namespace {

/// A message of GDAL or its libraries about damaged data, and its meaning.
struct Damage {
  std::string_view pattern;  ///< part of the message, in lower case
  Text what;
  bool has_line = false;  ///< the message contains the line number
};

const std::array<Damage, 16>& damages() {
  static const Text database("its database is damaged", "其中的数据库已损坏");
  static const Text table("a table of the geodatabase is damaged", "地理数据库的数据表已损坏");
  static const Text record("a record in it is damaged", "有记录已损坏");
  static const Text xml("its XML is damaged", "其中的XML有误");
  static const std::array<Damage, 16> known = {{
      {"database disk image", database},
      {"malformed database schema", database},
      {"file is not a database", database},
      {"sqlite3_step", database},
      {"filegdb", table},
      {".cpp at line", record},
      {"getfeatureref()", record},
      {"during reading record", record},
      {"columns keyword not found", {"its list of columns is damaged", "其列定义已损坏"}},
      {"xml parsing", xml, true},
      {"error parsing kml", xml, true},
      {"well-formed", xml, true},
      {"mismatched tag", xml, true},
      {"have matching", xml, true},
      {"didn't find expected", xml, true},
      {"corrupted .shp", record},
  }};
  return known;
}

/// The number after "line" in the message; empty if there is none.
std::string line_in(std::string_view message) {
  constexpr std::string_view word = "line ";
  for (std::size_t at = message.find(word); at != message.npos; at = message.find(word, at + 1)) {
    const std::size_t first = at + word.size();
    std::size_t end = first;
    while (end < message.size() && is_ascii_digit(message[end])) ++end;
    if (end > first) return std::string(message.substr(first, end - first));
  }
  return {};
}

/// Replaces paths of in-memory copies with the bare file name.
std::string without_inner_folders(std::string message) {
  constexpr std::string_view inner = "/vsimem/";
  for (std::size_t at = message.find(inner); at != message.npos; at = message.find(inner, at)) {
    const std::size_t end = std::min(message.find_first_of(" '\",:\n", at), message.size());
    message.erase(at, message.rfind('/', end - 1) + 1 - at);
  }
  return message;
}

}  // namespace

Text damage_in(const std::string& message) {
  const std::string lower = ascii_lower(message);
  const auto damage = std::ranges::find_if(
      damages(), [&](const Damage& d) { return lower.find(d.pattern) != lower.npos; });
  if (damage == damages().end()) return {};
  const std::string line = damage->has_line ? line_in(lower) : std::string();
  if (line.empty()) return damage->what;
  return filled_text("{}, line {}", "{}（第{}行）", damage->what, line);
}

namespace {

/// Whether the message says that GDAL returns one record without its damaged geometry and
/// continues.
bool is_fault_of_one_shape(std::string_view message) {
  const bool lacks_member =
      message.starts_with("Invalid ") && message.find(" object. Missing '") != message.npos;
  return lacks_member || message.starts_with("Corrupted .shp file : shape ");
}

}  // namespace

struct QuietGdal::Handler {
  static void CPL_STDCALL capture(CPLErr severity, CPLErrorNum, const char* message) {
    if (severity < CE_Failure || is_fault_of_one_shape(message)) return;
    auto* self = static_cast<QuietGdal*>(CPLGetErrorHandlerUserData());
    self->failed_ = true;
    self->last_ = message;
  }
};

QuietGdal::QuietGdal() { CPLPushErrorHandlerEx(&Handler::capture, this); }

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

Text QuietGdal::message() const {
  if (last_.empty()) return {};
  if (const Text damage = damage_in(last_); !damage.empty())
    return filled_text(": {}", "：{}", damage);
  return filled_text(" (GDAL: {})", "（GDAL：{}）", without_inner_folders(last_));
}

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    // Drivers that a study from an untrusted source must not reach: ODBC loads a library named in
    // the connection string, GPSBabel runs a program, VFK writes a database next to the file.
    const std::string skipped = CPLGetConfigOption("OGR_SKIP", "");
    CPLSetConfigOption("OGR_SKIP", (skipped + (skipped.empty() ? "" : ",") +
                                    "ODBC,PGeo,MSSQLSpatial,GPSBabel,VFK,OGR_OGDI")
                                       .c_str());
    // Silences messages about missing plug-ins.
    const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
    GDALAllRegister();
    // Otherwise libxml2 validates virtual layers and prints lines of the file.
    CPLSetConfigOption("GDAL_XML_VALIDATION", "NO");
    // Keep the datum parameters that a file specifies explicitly.
    CPLSetConfigOption("OSR_STRIP_TOWGS84", "NO");
    // GDAL rejects GeoJSON features above 200 MB by default; the boundary of a province may be
    // larger.
    if (CPLGetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", nullptr) == nullptr)
      CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0");
    // By default the CSV driver drops columns beyond 2,000 and rejects lines above 10 MB.
    if (CPLGetConfigOption("OGR_CSV_MAX_FIELD_COUNT", nullptr) == nullptr)
      CPLSetConfigOption("OGR_CSV_MAX_FIELD_COUNT", "1000000");
    if (CPLGetConfigOption("OGR_CSV_MAX_LINE_SIZE", nullptr) == nullptr)
      CPLSetConfigOption("OGR_CSV_MAX_LINE_SIZE", "-1");
  });
}

}  // namespace hinterland
