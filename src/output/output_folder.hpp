// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <memory>
#include <span>
#include <string>

namespace hinterland {

/// Throws unless the folder could be written: it does not exist, is empty, or contains only results
/// of this program and viewers' files (a style, a QGIS project, a lock), which are kept. UsageError
/// if the folder has other contents or contains the current folder; Error if its parent folder is
/// missing or not writable. Call it before long computations.
///
/// Also removes what killed runs for the same target have left behind; Error, with the location, if
/// a user's file was saved into the results that such a run was replacing.
void check_output_folder(const std::string& folder);

/// Throws UsageError if one of the inputs is in the folder, which the results replace, or if the
/// folder has the name of a part of an input (v.gpkg-wal).
void check_inputs_outside(const std::string& folder, std::span<const std::string> inputs);

/// Throws unless the folder does not exist or is empty: for files that the user will edit, so that
/// even earlier output of the program is not overwritten. Otherwise as `check_output_folder`.
void check_new_folder(const std::string& folder);

/// What an `OutputFolder` may replace, besides an empty folder.
enum class PlaceOf { nothing, older_results };

/// Writes a folder atomically.
///
/// Files are written to `path()`, in a hidden folder beside the target. `commit` moves it to the
/// target in one step; until then the target is unchanged. Without `commit` the hidden folder is
/// removed. What a killed run has left behind is removed by `check_output_folder` for the same
/// target; a running program holds a lock in its folder, which is then left alone.
class OutputFolder {
 public:
  /// Throws as `check_output_folder` does, or as `check_new_folder` if it may replace nothing;
  /// removes no leftovers.
  explicit OutputFolder(const std::string& folder, PlaceOf place = PlaceOf::older_results);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// The folder to write to.
  const std::string& path() const;

  /// Throws Error with the target unchanged if a system call fails, and UsageError if something
  /// else has appeared at the target meanwhile. Files saved there at the last moment are moved into
  /// the new folder; if one has the name of a result, Error says where it is kept. Returns a
  /// message for the user if the results are complete but the earlier ones cannot be removed; else
  /// empty.
  Text commit();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
