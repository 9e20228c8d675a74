// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/report_text.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What the layers contain that does not serve, and how the networks hang together.
namespace hinterland {

/// The identifier of a reason, as in files: not_in_use, transmission, stray_piece.
std::string_view identifier(IdleReason reason);

/// The reason in words: 不在用, "not in use".
std::string idle_reason(IdleReason reason, const Words& words);

/// The title of a column of stray pieces, with the length below which a piece is one if all these
/// services have the same.
std::string stray_title(const Study& study, const std::vector<PiecesOfNetwork>& networks,
                        const Words& words);

/// The idle records by layer and reason, in the order of the layers.
std::vector<IdleCount> count_idle(const IdleRecords& idle);

/// One line with the records that do not count, by layer and reason; empty if there are none.
std::string idle_line(const std::vector<IdleCount>& counts, const Words& words);

/// A table of the networks in more than one piece; empty if there are none.
std::string pieces_text(const Study& study, const std::vector<PiecesOfNetwork>& networks,
                        const Words& words);

/// The networks of a study with lines of their own.
std::vector<PiecesOfNetwork> pieces_of_networks(const World& world);

}  // namespace hinterland
