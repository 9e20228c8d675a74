// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <functional>
#include <optional>
#include <string_view>

/// Lines and stations that only carry a service past the villages.
namespace hinterland {

/// The lowest voltage in a cell or a name, in kV: 10 for "110/10kV", 500 for "±500 千伏". A number
/// without a unit is in `unit_kv` (1: kV, 0.001: V), and ignored if that is 0. None without a
/// number.
std::optional<double> lowest_kilovolts(std::string_view text, double unit_kv);

/// Moves the lines of a network that are transmission by the catalogue's rule for the service, by
/// the roles voltage, usage, pressure, diameter and name, to `idle`, and reports them once. Values
/// that are not understood are reported once per column.
void set_aside_transmission(Records& records, const Service& service, IdleRecords& idle,
                            Problems& problems);

/// The same for facilities, of which only stations at and above `station_voltage_kv`, or whose
/// usage says so, are transmission. `service_of` gives the service of a row, null if unknown.
void set_aside_transmission(Records& records,
                            const std::function<const Service*(RecordId)>& service_of,
                            IdleRecords& idle, Problems& problems);

}  // namespace hinterland
