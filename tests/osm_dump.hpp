// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// The content of an extract as sorted lines of text, one per row: to compare two extracts.
inline std::vector<std::string> dump(const hinterland::osm::Extract& extract) {
  using namespace hinterland;
  std::vector<std::string> lines;
  const auto number = [](double value) { return std::to_string(value) + " "; };
  const auto points = [&](const std::string& layer, const osm::Points& table) {
    for (const osm::Row row : rows(table.id)) {
      const auto people = table.people[row];
      lines.push_back(layer + " " + text_of(table.id[row]) + " " + std::string(table.name[row]) +
                      " " + std::string(table.entry[row]) + " " + number(table.place[row].lon) +
                      number(table.place[row].lat) + number(people ? people->value : -1.0));
    }
  };
  const auto ways = [&](const std::string& layer, const osm::Lines& table) {
    for (const osm::Row row : rows(table.id)) {
      std::string line = layer + " " + text_of(table.id[row]) + " " + std::string(table.kind[row]);
      for (std::size_t v = table.first_vertex[row.index]; v < table.first_vertex[row.index + 1];
           ++v) {
        line += " " + number(table.vertex[v].degrees().lon) + number(table.vertex[v].degrees().lat);
      }
      lines.push_back(line);
    }
  };
  const auto areas = [&](const std::string& layer, const osm::Polygons& table) {
    for (const osm::Row row : rows(table.id)) {
      std::string line = layer + " " + text_of(table.id[row]) + " " + std::string(table.kind[row]);
      for (const Polygon& polygon : table.shape[row]) {
        for (const LonLat& place : polygon.outer) line += " " + number(place.lon + place.lat);
        line += " holes " + std::to_string(polygon.holes.size());
      }
      lines.push_back(line);
    }
  };
  points("town", extract.towns);
  points("village", extract.villages);
  points("facility", extract.facilities);
  ways("road", extract.roads.lines);
  for (const auto& [service, table] : extract.networks) ways(service, table);
  areas("built_up", extract.built_up);
  areas("exclusion", extract.exclusions);
  areas("boundary", extract.boundaries);
  for (const osm::LeftOut& left : extract.left_out) {
    lines.push_back("left out " + text_of(left.id) + " " + left.layer + " " +
                    std::string(identifier(left.reason)) + " " + left.detail);
  }
  std::ranges::sort(lines);
  return lines;
}
