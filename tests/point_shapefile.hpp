// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "temporary_folder.hpp"

#include <hinterland/coordinates.hpp>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

/// A point shapefile written byte by byte, so that a test can put into it what no program writes:
/// any bytes in names and cells, any language driver byte.
struct PointShapefile {
  struct Field {
    std::string name;
    char type = 'C';
    std::size_t width = 20;
  };

  std::vector<hinterland::LonLat> points;
  std::vector<Field> fields;
  std::vector<std::vector<std::string>> rows;  ///< one row per point, one cell per field
  std::string prj;                             ///< empty: no .prj
  std::string cpg;                             ///< empty: no .cpg
  unsigned char language_byte = 0;

  std::string shp() const {
    std::string bytes = header(100 + points.size() * 28);
    for (std::size_t i = 0; i < points.size(); ++i) {
      bytes += big(i + 1) + big(10) + little(1, 4) + real(points[i].lon) + real(points[i].lat);
    }
    return bytes;
  }

  std::string shx() const {
    std::string bytes = header(100 + points.size() * 8);
    for (std::size_t i = 0; i < points.size(); ++i) bytes += big((100 + i * 28) / 2) + big(10);
    return bytes;
  }

  std::string dbf() const {
    std::size_t length = 1;
    for (const Field& field : fields) length += field.width;
    std::string bytes = std::string("\x03\x7A\x01\x01", 4) + little(rows.size(), 4) +
                        little(33 + 32 * fields.size(), 2) + little(length, 2) +
                        std::string(17, '\0') + static_cast<char>(language_byte) +
                        std::string(2, '\0');
    for (const Field& field : fields) {
      bytes += padded(field.name, 11, '\0') + field.type + std::string(4, '\0') +
               static_cast<char>(field.width) + std::string(15, '\0');
    }
    bytes += '\r';
    for (const auto& row : rows) {
      bytes += ' ';
      for (std::size_t i = 0; i < fields.size(); ++i) bytes += padded(row[i], fields[i].width, ' ');
    }
    return bytes + '\x1A';
  }

  /// Writes stem.shp and its companions, and returns the path of the .shp.
  std::string write(const TemporaryFolder& folder, const std::string& stem = "villages") const {
    folder.write(stem + ".shp", shp());
    folder.write(stem + ".shx", shx());
    folder.write(stem + ".dbf", dbf());
    if (!prj.empty()) folder.write(stem + ".prj", prj);
    if (!cpg.empty()) folder.write(stem + ".cpg", cpg);
    return folder.path(stem + ".shp");
  }

 private:
  static std::string little(std::uint64_t value, std::size_t length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
  }
  static std::string big(std::uint64_t value) {
    const std::string bytes = little(value, 4);
    return {bytes.rbegin(), bytes.rend()};
  }
  static std::string real(double value) { return little(std::bit_cast<std::uint64_t>(value), 8); }
  static std::string padded(std::string text, std::size_t width, char fill) {
    text.resize(width, fill);
    return text;
  }
  static std::string header(std::size_t length) {
    return big(9994) + std::string(20, '\0') + big(length / 2) + little(1000, 4) + little(1, 4) +
           real(-180) + real(-90) + real(180) + real(90) + std::string(32, '\0');
  }
};
