// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>

namespace hinterland::shell {

/// Where there is no study to write a key in: the ways out name the option of `coverage`.
void name_options(Problems& problems);

}  // namespace hinterland::shell
