// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_names.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Whether places with these names and codes, cells of two columns that are not blank, are towns,
/// villages or facilities, as `doubt_layer_roles` tells it, but also of one or two. None: it is not
/// certain.
std::optional<LayerKind> kind_of_places(const std::vector<std::string>& names,
                                        const std::vector<std::string>& codes,
                                        const ServiceCatalogue& catalogue);

/// Tells where four in five of the rows of a layer, and three at least, are another kind of places
/// than the layer is read as:
///
///   villages  named as towns or counties (王庄镇), or with the codes of such (370983102000) and
///             without the names of villages; or named as facilities (王庄小学)
///   towns     named as villages (王庄村), or with the codes of such and without the names of
///             towns, or of the level of villages; or named as facilities
///
/// and the record of a layer of one or two villages that is a county or town: by its name and code,
/// or with three seats on its land (two may be those of a town and of its county).
///
/// One `layer_role_doubtful` for each. Numbers of rows alone tell nothing: a study of ten villages
/// may name the towns of a province. O(rows), and a search of words for the names of facilities.
void doubt_layer_roles(const World& world, const StudyLayers& layers,
                       const ServiceCatalogue& catalogue, Problems& problems);

}  // namespace hinterland
