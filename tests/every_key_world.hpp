// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A world of three villages whose catalogue and study contain every key that the readers accept.
namespace every_key {

inline const char* const catalogue = R"(id = "small"
name_zh = "小"
name_en = "Small"
source = "us"
people_per_household = 2.62
connected_share = 0.95
other_kinds = ["驾校"]
[[services]]
id = "power"
name_zh = "电力"
name_en = "Power"
group = "infrastructure"
clause = "1"
core_radius = "3 km"
band_radius = "5 km"
tap_distance = "200 m"
extends_from_villages = true
weight = 1.5
trench = "road"
exempt_unless = "heating_zone"
exempt_blank = "exempt"
kinds = ["变电站"]
transmission.voltage_kv = 110
transmission.station_voltage_kv = 220
transmission.pressure_mpa = 1.6
transmission.diameter_mm = 600
transmission.words = ["输电"]
transmission.other_words = ["配电"]
min_piece = "100 m"
[services.census]
names = ["动力电"]
yes = ["两相"]
no = ["柴油机"]
own = ["自备电源"]
[[services.census.meanings]]
names = ["电压"]
yes = "has"
no = "unknown"
blank = "unknown"
[services.price]
per_metre = [10, 20, 30]
per_metre_across = [20, 30, 40]
trench_per_metre = [1, 2, 3]
per_household = [100, 200, 300]
per_village = [1000, 2000, 3000]
limit_per_person = 9000
provisional = true
[[services.price.items]]
id = "pole"
name_zh = "电杆"
name_en = "Pole"
price = [1, 2, 3]
every_metres = 50
[services.price.standalone]
id = "solar"
name_zh = "光伏"
name_en = "Solar"
per_household = [1, 2, 3]
per_village = [1, 2, 3]
[[services]]
id = "education"
name_zh = "教育"
name_en = "Education"
group = "public_service"
clause = "2"
decides_coverage = true
kinds = ["小学"]
[services.price]
per_metre = [0, 0, 0]
per_household = [1, 2, 3]
per_village = [1, 2, 3]
[[compared_services]]
services = ["education"]
[travel]
walking_kmh = 5
unknown_road_kmh = 20
core_minutes = 9
band_minutes = 15
road_service = "power"
[[road_classes]]
id = "county"
name_zh = "县道"
name_en = "County road"
speed_kmh = 40
open = true
access = true
kinds = ["县道"]
[[thresholds]]
id = "people"
value = 3000
bound = "at_least"
unit = "people"
name_zh = "人口"
name_en = "People"
clause = "3"
provisional = true
[[checklists]]
id = "list"
name_zh = "表"
name_en = "List"
source = "us"
[[checklists.items]]
id = "item"
name_zh = "项"
name_en = "Item"
provisional = true
service = "power"
)";

inline const char* const study = R"(name = "小县"
language = "en"
catalogue = "catalogue.toml"
[layers.census]
path = "villages.csv"

[layers.villages]
path = "villages.csv"
crs = "EPSG:4490"
datum = "wgs84"
axes = "lon_lat"
keep_far = false
all_in_use = false
decimal = "."
encoding = "UTF-8"
where = "people > 0"
fields = { name = "name" }
attributes = { slope = "slope" }
[layers.villages.meaning.power]
yes = "has"
no = "lacks"
blank = "unknown"
[layers.towns]
path = "towns.csv"
[layers.facilities]
path = "facilities.csv"
[layers.networks.power]
path = "power.geojson"
complete = true
[layers.roads]
path = "power.geojson"
complete = true
[coverage]
metric = "straight"
covered_by = "any"
services = ["education"]
core_radius = "3 km"
band_radius = "5 km"
core_minutes = 9
band_minutes = 15
town_reach = "2 km"
towns_as_facilities = true
own_county = false
position_error = "50 m"
area_step = "100 m"
[roads]
access_limit = "1 km"
walk_limit = "2 km"
walk_factor = 1.3
snap_tolerance = "1 m"
join_crossings = false
[extension]
terrain_factor = 1.3
across_limit = "5 km"
effort = 1.0
[priority]
value = "people"
weights = { need = 1 }
weight_spread = 0.5
draws = 10
seed = 1
top_share = 0.1
[schedule]
first_year = 2027
budget = [9000000, 9000000]
committed = [0, 0]
by_service = { power = [8000000, 8000000] }
by_county = { "甲县" = [8000000, 8000000] }
carry_over = true
discount_rate = 0.05
effort = 1.0
[schedule.target]
share = 0.5
year = 2028
service = "power"
[[schedule.pins]]
village = "3702"
service = "power"
years = [2027]
not_in = [2028]
never = false
[sites]
near_seat = "3 km"
gather = "3 km"
min_people = 100
min_people_sparse = 50
movable = "all"
adopt = "none"
)";

inline const char* const villages =
    "code,name,people,households,slope,county,heating_zone,lon,lat\n"
    "3701,甲村,500,200,1.5,甲县,是,117.010,36.0\n3702,乙村,300,100,2.5,甲县,是,117.020,36.0\n"
    "3703,丙村,200,,3.5,甲县,否,117.030,36.0\n";
inline const char* const power =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
    R"({"type":"LineString","coordinates":[[117.0,36.0],[117.011,36.0]]}}]})";

}  // namespace every_key
