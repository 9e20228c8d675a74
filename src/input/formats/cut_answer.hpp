// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// What a web service wrote into its answer, JSON or XML, where it did not give all of it: ArcGIS
/// exceededTransferLimit, WFS 2.0 a numberReturned less than numberMatched ("20 / 28"). Empty:
/// nothing. `text`: what stands at both ends of the file.
std::string cut_by_server(std::string_view text);

}  // namespace hinterland
