// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/notation/field_names.hpp"
#include "input/placing/layer_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Whether places with these names and codes (cells of two columns, not blank) are towns, villages
/// or facilities, by the same rules as `warn_of_layer_roles` but without a minimum number of rows.
/// None if it is uncertain.
std::optional<LayerKind> kind_of_places(const std::vector<std::string>& names,
                                        const std::vector<std::string>& codes,
                                        const ServiceCatalogue& catalogue);

/// Reports a layer if at least four in five of its rows, and at least three, look like another kind
/// of place:
///
///   villages  named as towns or counties (王庄镇), or with codes of these (370983102000) and
///             without names of villages; or named as facilities (王庄小学)
///   towns     named as villages (王庄村), or with codes of villages and without names of towns, or
///             of the village level; or named as facilities
///
/// In a layer of one or two villages, reports a record that is a county or town by its name and
/// code, or that contains at least three seats (two may be those of a town and its county).
///
/// One `layer_role_doubtful` per layer. The number of rows alone is no evidence: a study of ten
/// villages may use the towns of a whole province. O(rows), plus a search for words of facilities
/// in the names.
void warn_of_layer_roles(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, Problems& problems);

/// Reports a layer of built-up or excluded land that covers all villages, at least five, as the
/// boundary of a county does. For built-up land a single area has to cover them. Layers whose names
/// or kinds state such a land use are accepted; layers of more than 100 areas are not checked. One
/// `layer_role_doubtful` per layer. O((villages + vertices) log areas).
void warn_of_area_roles(const World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                        Problems& problems);

/// Reports each pair of layers made of the same records (`layer_given_twice`): the same path,
/// layer, sql and where; or, for at least three records, the same places and names, or vertices of
/// lines, in any order, to about 0.1 m. Areas are not compared by content, because one area may
/// have two kinds of land use. The road network may be the road layer, and the pairs of `may_share`
/// are accepted: villages with boundaries or built-up land, towns with boundaries. O(vertices).
void report_same_records(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                         Problems& problems);

}  // namespace hinterland
