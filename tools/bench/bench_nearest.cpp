// SPDX-License-Identifier: Apache-2.0
//
// Nearest facility within a radius, for each village and service: ours against
// Boost's R-tree nearest(1), in turns, with the same answers. Prints one JSON
// object. With --export, writes the places and our answers for other peers.
#include "clocks.hpp"
#include "geometry/distance.hpp"
#include "network/nearby.hpp"
#include "random_country.hpp"

#include <hinterland/threads.hpp>

#include <CLI/CLI.hpp>

#define BOOST_ALLOW_DEPRECATED_HEADERS  // Boost.Geometry 1.74 includes a deprecated header of Boost
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

BOOST_GEOMETRY_REGISTER_POINT_3D(hinterland::Position, double, boost::geometry::cs::cartesian, x, y,
                                 z)

using namespace hinterland;
using namespace hinterland::bench;

namespace {

namespace index = boost::geometry::index;
using Entry = std::pair<Position, std::uint32_t>;
using Answers = std::vector<std::vector<Neighbour>>;  // of each service

struct Options {
  std::size_t villages = 690'000;
  std::size_t services = 12;
  std::size_t facilities = 25'000;
  double radius = 5000.0;
  std::size_t threads = 0;
  int repeats = 3;
  bool uniform = false;
  std::string export_folder;
};

Answers query_hinterland(const Country& country, Metres radius) {
  Answers answers;
  const Origins villages = make_origins(country.villages);
  for (const auto& facilities : country.facilities) {
    answers.push_back(nearest_within(facilities, villages, radius));
  }
  return answers;
}

/// Queries the villages in the given order, on as many threads as our search.
std::vector<Neighbour> query_tree(const std::vector<LonLat>& facilities,
                                  const std::vector<std::uint32_t>& order,
                                  const std::vector<Position>& villages, Metres radius) {
  std::vector<Entry> entries;
  for (const LonLat& place : facilities) {
    entries.push_back({to_position(place), static_cast<std::uint32_t>(entries.size())});
  }
  const index::rtree<Entry, index::rstar<16>> tree(entries);
  std::vector<Neighbour> answers(villages.size());
  for_each_block(villages.size(), 4096, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const Position here = villages[order[i]];
      const auto keep = [&](const Entry& found) {
        const Metres distance = arc_of_chord(std::sqrt(squared_chord(here, found.first)));
        if (distance <= radius) answers[order[i]] = {found.second, distance};
      };
      tree.query(index::nearest(here, 1), boost::make_function_output_iterator(keep));
    }
  });
  return answers;
}

Answers query_boost(const Country& country, Metres radius, bool in_spatial_order) {
  std::vector<Position> villages(country.villages.size());
  for_each_block(villages.size(), 4096, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) villages[i] = to_position(country.villages[i]);
  });
  std::vector<std::uint32_t> order(villages.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  if (in_spatial_order) order = spatial_order(country.villages);
  Answers answers;
  for (const auto& facilities : country.facilities) {
    answers.push_back(query_tree(facilities, order, villages, radius));
  }
  return answers;
}

std::size_t differences(const Answers& ours, const Answers& theirs) {
  std::size_t count = 0;
  for (std::size_t service = 0; service < ours.size(); ++service) {
    for (std::size_t i = 0; i < ours[service].size(); ++i) {
      count += ours[service][i] == theirs[service][i] ? 0 : 1;
    }
  }
  return count;
}

std::size_t count_found(const Answers& answers) {
  std::size_t count = 0;
  for (const auto& service : answers) {
    count += static_cast<std::size_t>(std::ranges::count_if(service, &Neighbour::found));
  }
  return count;
}

/// Doubles in pairs: longitude and latitude, or facility and distance.
void write_pairs(const std::string& path, const std::vector<std::pair<double, double>>& pairs) {
  std::ofstream file(path, std::ios::binary);
  for (const auto& [first, second] : pairs) {
    file.write(reinterpret_cast<const char*>(&first), sizeof first);
    file.write(reinterpret_cast<const char*>(&second), sizeof second);
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

void write_places(const std::string& path, const std::vector<LonLat>& places) {
  std::vector<std::pair<double, double>> pairs;
  for (const LonLat& place : places) pairs.push_back({place.lon, place.lat});
  write_pairs(path, pairs);
}

void export_all(const std::string& folder, const Country& country, const Answers& answers) {
  write_places(folder + "/villages.f64", country.villages);
  for (std::size_t service = 0; service < answers.size(); ++service) {
    const std::string number = std::to_string(service);
    write_places(folder + "/facilities_" + number + ".f64", country.facilities[service]);
    std::vector<std::pair<double, double>> pairs;
    for (const Neighbour& found : answers[service]) {
      pairs.push_back({found.found() ? found.row : -1.0, found.distance.value});
    }
    write_pairs(folder + "/answers_" + number + ".f64", pairs);
  }
}

nlohmann::json measure(const Options& options) {
  const Spread spread = options.uniform ? Spread::uniform : Spread::in_towns;
  const Country country =
      draw_country(spread, options.villages, options.services, options.facilities);
  const Metres radius{options.radius};
  const ThreadLimit limit(options.threads);
  Answers ours;
  Answers theirs;
  nlohmann::json result;
  std::size_t different = 0;
  for (int i = 0; i < options.repeats; ++i) {
    time_into(result["hinterland"], [&] { ours = query_hinterland(country, radius); });
    time_into(result["boost"], [&] { theirs = query_boost(country, radius, false); });
    different += differences(ours, theirs);
    time_into(result["boost_in_order"], [&] { theirs = query_boost(country, radius, true); });
    different += differences(ours, theirs);
  }
  result["queries"] = options.villages * options.services;
  result["found"] = count_found(ours);
  result["different_answers"] = different;
  if (!options.export_folder.empty()) export_all(options.export_folder, country, ours);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  // Memory freed by one run is kept for the next, for either program: on some machines fresh pages
  // cost more than the searches.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
  CLI::App app("Nearest facility within a radius: hinterland and Boost's R-tree");
  Options options;
  app.add_option("--villages", options.villages, "Villages")->capture_default_str();
  app.add_option("--services", options.services, "Services")->capture_default_str();
  app.add_option("--facilities", options.facilities, "Facilities of each")->capture_default_str();
  app.add_option("--radius", options.radius, "Metres")->capture_default_str();
  app.add_option("--threads", options.threads, "0: all")->capture_default_str();
  app.add_option("--repeats", options.repeats, "Paired runs")->capture_default_str();
  app.add_flag("--uniform", options.uniform, "Strewn evenly, not in towns");
  app.add_option("--export", options.export_folder, "Folder for places and answers");
  CLI11_PARSE(app, argc, argv);
  std::cout << measure(options).dump() << "\n";
}
