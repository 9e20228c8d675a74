// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// The smallest study: two lines.
inline const std::string only_villages = "[layers.villages]\npath = \"v.shp\"\n";

/// Reads a study file of this content.
inline Study read_text(const std::string& content) {
  const TemporaryFolder folder;
  folder.write("study.toml", content);
  return read_study(folder.path("study.toml"));
}

/// The text of the refusal after `file:`; empty if the study was accepted.
inline std::string refusal(const std::string& content) {
  const TemporaryFolder folder;
  folder.write("study.toml", content);
  try {
    read_study(folder.path("study.toml"));
  } catch (const UsageError& error) {
    return std::string(error.what()).substr(folder.path("study.toml").size() + 1);
  }
  return {};
}

}  // namespace hinterland
