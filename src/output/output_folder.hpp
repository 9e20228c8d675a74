// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <memory>
#include <span>
#include <string>

namespace hinterland {

/// Throws unless the folder could be written: there is none, or it is empty, or
/// it is one that this program wrote and that nothing was put into but what viewers of results
/// leave there (a style, a QGIS project, a lock); that stays.
/// UsageError where it is the user's own or the current folder is in it, Error where the folder
/// around it is missing or not writable. For asking before long work begins.
///
/// Clears what a killed run for the same target has left behind; Error where something of the
/// user's was saved into the results that it was replacing, with the place where that is kept.
void check_output_folder(const std::string& folder);

/// Throws UsageError where one of the inputs lies in the folder, whose place the results take, or
/// where the folder's name is that of a part of one (v.gpkg-wal).
void check_inputs_outside(const std::string& folder, std::span<const std::string> inputs);

/// Throws unless the folder is not there yet or is empty: for what a user goes on
/// to work on, so that not even the program's own earlier work is written over.
/// Else as `check_output_folder` does.
void check_new_folder(const std::string& folder);

/// What an `OutputFolder` may take the place of, besides an empty folder.
enum class PlaceOf { nothing, older_results };

/// A folder that appears whole or not at all.
///
/// Files are written to `path()`, in a hidden folder beside the target. `commit`
/// puts it in the target's place in one step; until then the target is as it
/// was. Without `commit` the hidden folder is removed. What a killed run has
/// left behind is cleared by `check_output_folder` for the same target; a run that
/// is still going on holds a lock in its folder and is left alone.
class OutputFolder {
 public:
  /// Throws as `check_output_folder` does, or `check_new_folder` where it may take the place of
  /// nothing; clears nothing.
  explicit OutputFolder(const std::string& folder, PlaceOf place = PlaceOf::older_results);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Where to write meanwhile.
  const std::string& path() const;

  /// Throws Error, leaving the target as it was, where the system refuses, and UsageError where
  /// something else came to the target meanwhile. What comes at the very last moment is brought
  /// into the new folder; if it has the name of a result, Error says where it is kept. Returns
  /// what to tell the user where the results are complete but the system does not remove the
  /// earlier ones; else nothing.
  Text commit();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
