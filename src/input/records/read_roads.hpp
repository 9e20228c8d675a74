// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// The columns that a layer of roads may have.
std::vector<FieldWish> road_wishes();

/// Reads the roads that people travel on, by the roles class, speed and oneway.
///
/// The class is found by the words of the catalogue; a road of none, or of a
/// word that nobody knows, goes at `TravelRules::unknown_road_kmh`. A speed is
/// in km/h, or in miles with "mph" behind it; one beyond 200 km/h, of 0 or less,
/// or that is no number, gives way to that of the class. What cannot be taken
/// is one problem a word, with the number of roads, at the first of them.
///
/// A part of a line without any length is left out and becomes a problem. A
/// layer without records becomes one too, and means that there are no roads.
/// Takes the vertices once, and lets go of the records as it copies them.
///
///   around        places of other layers, beside which no road is far away
///   is_in_two_crs  set where a part of the layer is in another coordinate system than the rest
Roads read_roads(const LayerSource& source, const ServiceCatalogue& catalogue,
                 std::span<const LonLat> around, bool& is_in_two_crs, Problems& problems,
                 Notes& notes, const Progress& progress);

/// Why a layer all of whose lines are points cannot be read.
Error no_line_has_length(const LayerSource& source);

/// Whether not all vertices are one place.
bool has_length(const LineString& line);

/// That a layer without records is taken at its word: there are no such lines.
Text note_of_none(const std::string& layer);

}  // namespace hinterland
