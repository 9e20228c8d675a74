// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

namespace hinterland {

/// Throws unless the folder could be written: there is none, or it is empty, or
/// it is one that this program wrote and that nothing was put into but what viewers of results
/// leave there (a style, a QGIS project, a lock); that stays.
/// UsageError where it belongs to somebody else, Error where the folder around
/// it is missing or not writable. For asking before long work begins.
void check_output_folder(const std::string& folder);

/// Throws UsageError where one of the inputs lies in the folder, whose place the results take.
void check_inputs_outside(const std::string& folder, std::span<const std::string> inputs);

/// Throws unless the folder is not there yet or is empty: for what a user goes on
/// to work on, so that not even the program's own earlier work is written over.
/// Else as `check_output_folder` does.
void check_new_folder(const std::string& folder);

/// A folder that appears whole or not at all.
///
/// Files are written to `path()`, a hidden folder beside the target. `commit`
/// puts it in the target's place in one step; until then the target is as it
/// was. Without `commit` the hidden folder is removed. What a killed run has
/// left behind is cleared by the next run for the same target; a run that is
/// still going on holds a lock on its folder and is left alone.
class OutputFolder {
 public:
  /// Throws as `check_output_folder` does.
  explicit OutputFolder(const std::string& folder);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Where to write meanwhile.
  const std::string& path() const { return hidden_; }

  /// Throws Error, leaving the target as it was, where the system refuses.
  void commit();

 private:
  std::string target_;
  std::string hidden_;
  int lock_ = -1;
};

}  // namespace hinterland
