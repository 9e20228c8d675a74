// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

namespace hinterland {

/// The tables of a program that has them in memory, made safe to plan from.
///
/// Of a table only `place` has to be filled, of areas `shape`, of facilities `service` too, of
/// lines `vertex` and `first_vertex`: a column that is empty stands for rows of which nothing is
/// known (levels of seats: town; roads: two-way, open, at the catalogue's speed for roads of no
/// known class). `given` becomes true where there are lines.
///
/// Rows that cannot be used leave the tables, each with a problem: places, lines and shapes that
/// are not finite or off the globe, a village point that repeats the code and place of an earlier
/// one. Polygons of one code become one village. Numbers that cannot be meant (negative people,
/// shares beyond 1, speeds and radii that are not positive) count as not given, each with a
/// problem. Rings are closed.
///
/// Throws UsageError, naming the table and the column, where columns of a table differ in length, a
/// service is none of the catalogue's, or the vertices are not divided into lines; where the
/// catalogue cannot be planned with (`check_catalogue`). O(rows log rows).
World checked_world(World tables, const ServiceCatalogue& catalogue, Problems& problems);

}  // namespace hinterland
