// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>
#include <hinterland/progress.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace hinterland {

/// How the objects of a file are written: `json` is that of the Overpass API.
enum class OsmForm : std::uint8_t { pbf, o5m, xml, json };

/// What a file is by its first bytes, whatever it is called.
///
/// Throws Error, saying why and what to do: there is no such file, it is a folder or empty,
/// a web page, an archive, a change file, a layer of another kind, or none of these.
OsmForm osm_form_of(const std::string& path);

/// Hands over the text of a file in blocks, unpacked where it is .gz or .bz2. Throws what
/// libosmium throws where it cannot be unpacked, and what `take` and `progress` throw.
void read_osm_text(const std::string& path, const std::function<void(std::string_view)>& take,
                   const Progress& progress, const std::string& doing);

/// "cannot import 'x.osc'": a file of changes has no map in it.
Error change_file(const std::string& path);

}  // namespace hinterland
