// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>

namespace hinterland::shell {

/// For use without a study file: replaces study keys in the advice by the options of `coverage`.
void name_options(Problems& problems);

}  // namespace hinterland::shell
