// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/input/study/layer_source.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Reads every layer of a study into tables.
///
/// Field names are those of the study, else common Chinese and English ones
/// (XZQMC, 名称, CZRK, ...); what was chosen is added to `notes`. A value that
/// cannot be taken becomes a problem and is read as not known.
///
/// Where the study has no layer of roads, the network of the catalogue's
/// `travel.road_service` serves as the roads; where it has no such network, the
/// roads serve as that. Either is read once.
World read_world(const StudyLayers& layers, const ServiceCatalogue& catalogue, Problems& problems,
                 Notes& notes, const Progress& progress);

}  // namespace hinterland
