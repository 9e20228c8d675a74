// SPDX-License-Identifier: Apache-2.0
#include "input/formats/geometry_text.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <ogr_api.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::string_view srid_mark = "SRID=";

/// At least the hexadecimal digits of a point: byte order, type and two numbers.
bool is_hex(std::string_view text) {
  constexpr std::size_t digits_of_a_point = std::size_t{2} * (1 + 4 + 16);
  return text.size() >= digits_of_a_point && text.size() % 2 == 0 &&
         (text.starts_with("00") || text.starts_with("01")) &&
         std::ranges::all_of(text, [](char c) { return hex_value(c) >= 0; });
}

std::vector<unsigned char> bytes_of(std::string_view hex) {
  std::vector<unsigned char> bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<unsigned char>(hex_value(hex[i]) * 16 + hex_value(hex[i + 1])));
  return bytes;
}

/// Removes the SRID from EWKB, which GDAL does not accept; returns 0 if there is none. Source:
/// PostGIS, "liblwgeom: extended WKB": bit 29 of the type is the SRID flag.
int take_srid(std::vector<unsigned char>& wkb) {
  const bool little = wkb[0] == 1;
  unsigned char& flags = wkb[little ? 4 : 1];
  constexpr unsigned char has_srid = 0x20;
  if ((flags & has_srid) == 0 || wkb.size() < 9) return 0;
  flags = static_cast<unsigned char>(flags & ~has_srid);
  int srid = 0;
  for (std::size_t i = 0; i < 4; ++i) srid = srid * 256 + wkb[5 + (little ? 3 - i : i)];
  wkb.erase(wkb.begin() + 5, wkb.begin() + 9);
  return srid;
}

CellShape from_wkb(std::string_view text) {
  std::vector<unsigned char> wkb = bytes_of(text);
  CellShape shape;
  shape.srid = take_srid(wkb);
  OGRGeometry* read = nullptr;
  if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &read, wkb.size()) != OGRERR_NONE) {
    OGRGeometryFactory::destroyGeometry(read);
    return {};
  }
  shape.geometry.reset(read);
  return shape;
}

CellShape from_wkt(std::string_view text) {
  CellShape shape;
  if (starts_like(text, srid_mark)) {
    text.remove_prefix(srid_mark.size());
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), shape.srid);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || digits >= text.size() || *end != ';') return {};
    text = without_blanks(text.substr(digits + 1));
  }
  const std::string wkt(text);
  OGRGeometry* read = nullptr;
  if (OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &read) != OGRERR_NONE) {
    OGRGeometryFactory::destroyGeometry(read);
    return {};
  }
  shape.geometry.reset(read);
  return shape;
}

}  // namespace

bool may_be_shape(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words = {
      "POINT",        "LINESTRING",    "POLYGON",        "MULTI",  "GEOMETRYCOLLECTION",
      "CURVEPOLYGON", "COMPOUNDCURVE", "CIRCULARSTRING", srid_mark};
  const std::string_view bare = without_blanks(text);
  if (is_hex(bare)) return true;
  if (bare.starts_with('{'))
    return bare.find("\"type\"") != std::string_view::npos &&
           (bare.find("\"coordinates\"") != std::string_view::npos ||
            bare.find("\"geometries\"") != std::string_view::npos);
  const bool has_places = bare.find('(') != std::string_view::npos ||
                          (bare.size() > 5 && same_name(bare.substr(bare.size() - 5), "EMPTY"));
  return has_places &&
         std::ranges::any_of(words, [&](std::string_view word) { return starts_like(bare, word); });
}

CellShape shape_in_cell(std::string_view text) {
  const std::string_view bare = without_blanks(text);
  if (!may_be_shape(bare)) return {};
  if (is_hex(bare)) return from_wkb(bare);
  if (!bare.starts_with('{')) return from_wkt(bare);
  CellShape shape;
  shape.geometry.reset(
      OGRGeometry::FromHandle(OGR_G_CreateGeometryFromJson(std::string(bare).c_str())));
  return shape;
}

}  // namespace hinterland
