// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>

#include <string>

namespace hinterland {

/// Reads a `study.toml` and the catalogue it names; docs/study_file.md lists
/// every key. What the file does not say keeps the default of its settings
/// struct. Opens no layer.
///
/// The catalogue is a path relative to the study file ("../my.toml"), or the
/// name of one that comes with the program ("shandong-2016", the default).
///
/// Throws UsageError with `file:line:column` and the nearest right name: no such
/// file, no TOML, an unknown key, a wrong type, an impossible value, a service
/// that the catalogue lacks.
Study read_study(const std::string& path);

}  // namespace hinterland
