// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>

#include <exception>
#include <string>
#include <string_view>

/// What is wrong with a file, in words of our own where a library finds it.
namespace hinterland {

/// The way out for a file that was damaged or cut on its way.
Text download_again();

/// "cannot read 'x.osm': it is broken, cut short, or no OpenStreetMap file (why). Way out."
Error no_osm_file(const std::string& path, const Text& why, const Text& way_out);

/// What libosmium finds: the file is packed by a method that it does not know, needs what is not
/// read, is cut short or damaged.
Error broken_osm_file(const std::string& path, const std::exception& fault);

/// A JSON text that the parser refuses at a byte, counted from 1; 0: it does not say where.
Error broken_osm_json(const std::string& path, std::string_view text, std::size_t at);

}  // namespace hinterland
