// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/results.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The files that a sink has written.
struct WrittenFiles {
  std::vector<std::string> names;
  Text message;  ///< for the user: why a file was declined, or what it lacks; may be empty
};

/// A format in which a run writes its results, one of the words of `run --only`.
struct Sink {
  std::string_view name;  ///< "geojson"
  /// Whether the sink writes a file of this name for some study. A run may replace such files.
  bool (*is_own)(std::string_view file);
  /// How long writing takes, relative to the other sinks; for the progress.
  double effort;
  /// Whether it may be written on another thread while those that are not `is_alone` are written:
  /// it uses no file of another sink, nor GDAL.
  bool is_alone;
  /// Writes its files to an existing folder. Throws Error if it cannot write, and what `progress`
  /// throws.
  WrittenFiles (*write)(const Results& results, const std::string& folder,
                        const Progress& progress);
  /// A sink before it in the list whose files its own files refer to: choosing this sink includes
  /// that one, and it is written after all that need none. Empty: none.
  std::string_view needs = {};
};

/// The formats of a run, in the order in which their files are listed. A new format is a file with
/// its sink, and a line in sinks.cpp: `--only`, hashing, recognition of own files, progress and the
/// last line of `run` follow from the list.
std::span<const Sink> sinks();

/// Whether a study's results have a file of this name. A run.json edited by others may list any
/// name.
bool is_name_of_output(std::string_view name);

}  // namespace hinterland
