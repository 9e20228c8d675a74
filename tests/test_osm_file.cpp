// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "bundled_osm_mapping.hpp"
#include "input/osm/read.hpp"
#include "osm_dump.hpp"
#include "osm_text.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace hinterland;

namespace {

osm::Extract read_text(const std::string& text, const std::string& name = "a.osm") {
  const TemporaryFolder folder;
  folder.write(name, text);
  return osm::read(folder.path(name), bundled_osm_mapping(), no_progress);
}

osm::Extract read_objects(const std::string& objects) {
  return read_text("<osm version=\"0.6\">" + objects + "</osm>");
}

void refused(const std::string& text, const std::string& why, const std::string& name = "a.osm") {
  INFO(text);
  CHECK_THROWS_WITH(read_text(text, name), Catch::Contains(why));
}

/// "way/7 roads zero_length; ".
std::string left_out(const osm::Extract& extract) {
  std::string text;
  for (const osm::LeftOut& left : extract.left_out) {
    text += text_of(left.id) + " " + left.layer + " " + std::string(identifier(left.reason)) + "; ";
  }
  return text;
}

const std::string is_village = R"(<tag k="place" v="village"/><tag k="name" v="A"/>)";
const std::string is_town = R"(<tag k="place" v="town"/><tag k="name" v="T"/>)";
constexpr osm::Row first{0};
constexpr osm::Row second{1};

}  // namespace

TEST_CASE("deleted objects do not count, in any notation", "[read_osm]") {
  for (const char* deleted : {"action=\"delete\"", "visible=\"false\"", "action='delete'"}) {
    const std::string mark(deleted);
    const osm::Extract extract =
        read_objects("<node id=\"1\" lat=\"36\" lon=\"117\">" + is_village +
                     "</node><node id=\"2\" " + mark + " lat=\"36\" lon=\"117.1\">" + is_village +
                     "</node><node id=\"3\" lat=\"36\" lon=\"117.2\"/>" + "<way id=\"7\" " + mark +
                     "><nd ref=\"1\"/><nd ref=\"3\"/><tag k=\"highway\" v=\"track\"/></way>" +
                     "<relation id=\"9\" " + mark + "><tag k=\"place\" v=\"village\"/></relation>");
    CHECK(extract.villages.size() == 1);
    CHECK(extract.roads.size() == 0);
    CHECK(extract.deleted == 3);
    CHECK(left_out(extract).empty());
  }
  CHECK(read_objects("<node id=\"1\" action=\"modify\" visible=\"true\" lat=\"36\" lon=\"117\">" +
                     is_village + "</node>")
            .villages.size() == 1);
}

TEST_CASE("deleted nodes of a way and deleted ways of a relation are skipped", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01).square(2, 20, 117.1, 36.0, 0.01);
  osm.way(3, {10, 11, 12}, {{"highway", "track"}});
  osm.relation(4, {{"way", 1, "outer"}, {"way", 2, "outer"}},
               {{"type", "multipolygon"}, {"amenity", "school"}});
  std::string text = osm.text();
  const auto mark = [&](const std::string& object) {
    text.replace(text.find(object), object.size(), object + " action=\"delete\"");
  };
  mark("<node id=\"11\"");
  mark("<way id=\"2\"");
  const osm::Extract extract = read_text(text);
  REQUIRE(extract.roads.size() == 1);
  CHECK(extract.roads.lines.vertex.size() == 2);
  CHECK(extract.roads.lines.vertex[1].degrees() == LonLat{117.01, 36.01});
  CHECK(left_out(extract) == "way/3 roads deleted_nodes; ");
  REQUIRE(extract.facilities.size() == 1);  // the triangle that is left of way 1
  CHECK(extract.facilities.other_places.empty());
}

TEST_CASE("the last version in a history file is used", "[read_osm]") {
  const osm::Extract extract = read_objects(
      "<node id=\"1\" version=\"1\" lat=\"36\" lon=\"117\"><tag k=\"place\" v=\"village\"/>"
      "<tag k=\"name\" v=\"old\"/></node>"
      "<node id=\"1\" version=\"2\" lat=\"36\" lon=\"117\">" +
      is_village +
      "</node>"
      "<node id=\"2\" version=\"1\" lat=\"36\" lon=\"118\">" +
      is_village +
      "</node>"
      "<node id=\"2\" version=\"2\" visible=\"false\"/>"
      "<node id=\"3\" version=\"2\" lat=\"36\" lon=\"119\">" +
      is_village +
      "</node>"
      "<node id=\"3\" version=\"1\" visible=\"false\"/>");
  CHECK(extract.is_history);
  CHECK(extract.superseded == 3);
  CHECK(extract.deleted == 1);
  REQUIRE(extract.villages.size() == 2);
  CHECK(extract.villages.name[first] == "A");
  CHECK(extract.villages.place[second].lon == 119.0);
}

TEST_CASE("a duplicate object counts once, as the most complete record", "[read_osm]") {
  const std::string tagged = "<node id=\"5\" lat=\"36\" lon=\"117\">" + is_village + "</node>";
  const std::string bare = "<node id=\"5\" lat=\"36\" lon=\"117\"/>";
  for (const std::string& objects : {tagged + bare, bare + tagged, tagged + tagged + bare}) {
    const osm::Extract extract = read_objects(objects);
    CHECK(extract.villages.size() == 1);
    CHECK(extract.repeated > 0);
    CHECK_FALSE(extract.is_history);
  }
}

TEST_CASE("the order of the objects changes nothing, and copies change nothing",
          "[read_osm][property]") {
  OsmText osm;
  osm.node(-7, 117.3, 36.0, {{"place", "village"}, {"name", "new"}});
  for (int i = 1; i < 20; ++i) {
    osm.node(i, 117.0 + 0.01 * i, 36.0,
             {{"place", i % 3 == 0 ? "hamlet" : "village"}, {"name", "V" + std::to_string(i)}});
  }
  osm.way(-1, {-7, 1}, {{"highway", "track"}}).way(2, {1, 2, 3}, {{"highway", "primary"}});
  osm.square(3, 100, 117.0, 36.1, 0.01, {{"amenity", "school"}});
  osm.relation(-5, {{"way", 3, "outer"}}, {{"type", "multipolygon"}, {"natural", "water"}});
  const std::vector<std::string> straight = dump(read_text(osm.text()));
  Random random(static_cast<std::uint64_t>(GENERATE(range(1, 9))));
  std::vector<std::string> objects = osm.objects();
  for (std::size_t i = 0; i < 6; ++i) objects.push_back(objects[random.below(objects.size())]);
  for (std::size_t i = objects.size() - 1; i > 0; --i) {
    std::swap(objects[i], objects[random.below(i + 1)]);
  }
  CHECK(dump(read_text(OsmText::text_in_order(objects))) == straight);
}

TEST_CASE("the centre given by Overpass is used where a place is enough", "[read_osm]") {
  const std::string tags = R"(<tag k="amenity" v="hospital"/><tag k="name" v="H"/>)";
  const std::string centre = R"(<center lat="36.5" lon="117.5"/>)";
  const std::string box = R"(<bounds minlat="36" minlon="117" maxlat="37" maxlon="118"/>)";
  for (const std::string& geometry : {centre, box, box + centre, centre + box}) {
    const osm::Extract extract =
        read_objects("<way id=\"1\">" + geometry + tags + "</way><relation id=\"2\">" + geometry +
                     tags + "</relation>");
    REQUIRE(extract.facilities.size() == 2);
    CHECK(extract.facilities.place[first] == LonLat{117.5, 36.5});
    CHECK(extract.facilities.place[second] == LonLat{117.5, 36.5});
    CHECK(left_out(extract) == "way/1 facilities at_centre; relation/2 facilities at_centre; ");
  }
  const osm::Extract extract =
      read_objects("<way id=\"1\">" + centre + is_town + "</way><way id=\"2\">" + centre +
                   "<tag k=\"highway\" v=\"track\"/></way><way id=\"3\">" + centre +
                   "<tag k=\"landuse\" v=\"residential\"/></way><way id=\"4\">" + tags + "</way>");
  REQUIRE(extract.towns.size() == 1);
  CHECK(extract.towns.place[first] == LonLat{117.5, 36.5});
  CHECK(left_out(extract) ==
        "way/1 towns at_centre; way/2 roads centre_only; way/3 built_up centre_only; "
        "way/4 facilities missing_nodes; ");
}

TEST_CASE("the geometry given by Overpass makes lines and areas", "[read_osm]") {
  const std::string square = R"(<nd ref="1" lat="36" lon="117"/><nd ref="2" lat="36" lon="118"/>)"
                             R"(<nd ref="3" lat="37" lon="118"/><nd ref="1" lat="36" lon="117"/>)";
  const std::string bare =
      R"(<nd lat="36" lon="117"/><nd lat="36" lon="118"/><nd lat="37" lon="118"/>)"
      R"(<nd lat="36" lon="117"/>)";
  for (const std::string& nodes : {square, bare}) {
    const osm::Extract extract = read_objects(
        "<way id=\"1\"><bounds minlat=\"36\" minlon=\"117\" maxlat=\"37\" maxlon=\"118\"/>" +
        nodes + "<tag k=\"highway\" v=\"track\"/></way><way id=\"2\">" + nodes +
        "<tag k=\"natural\" v=\"water\"/></way>" +
        "<relation id=\"3\"><member type=\"way\" ref=\"9\" role=\"outer\">" + nodes +
        "</member><member type=\"node\" ref=\"8\" role=\"label\" lat=\"36.1\" lon=\"117.9\"/>" +
        "<tag k=\"type\" v=\"boundary\"/>" + is_town + "</relation>");
    REQUIRE(extract.roads.size() == 1);
    CHECK(extract.roads.lines.vertex.size() == 4);
    CHECK(extract.exclusions.size() == 1);
    REQUIRE(extract.towns.size() == 1);
    CHECK(extract.towns.place[first] == LonLat{117.9, 36.1});
    CHECK(left_out(extract).empty());
  }
}

TEST_CASE("Overpass JSON is read like its XML", "[read_osm]") {
  const std::string json =
      R"({"version": 0.6, "osm3s": {"timestamp_osm_base": "2026-01-02T03:04:05Z"},
    "elements": [
    {"type": "node", "id": 1, "lat": 36.0, "lon": 117.0, "tags": {"place": "town", "name": "T"}},
    {"type": "way", "id": 2, "center": {"lat": 36.5, "lon": 117.5}, "tags": {"amenity": "school"}},
    {"type": "way", "id": 3, "nodes": [1, 7], "geometry": [{"lat": 36, "lon": 117},
      {"lat": 36, "lon": 117.1}], "tags": {"highway": "track"}},
    {"type": "relation", "id": 4, "members": [{"type": "way", "ref": 9, "role": "outer", "geometry":
      [{"lat": 36, "lon": 117}, {"lat": 36, "lon": 118}, {"lat": 37, "lon": 118},
       {"lat": 36, "lon": 117}]}], "tags": {"type": "multipolygon", "natural": "water"}},
    {"type": "count", "id": 0, "tags": {"total": "4"}}]})";
  const std::string xml =
      R"(<?xml version="1.0"?><osm version="0.6"><note>x</note><meta osm_base="2026-01-02T03:04:05Z"/>
      <node id="1" lat="36" lon="117"><tag k="place" v="town"/><tag k="name" v="T"/></node>
      <way id="2"><center lat="36.5" lon="117.5"/><tag k="amenity" v="school"/></way>
      <way id="3"><nd ref="1" lat="36" lon="117"/><nd ref="7" lat="36" lon="117.1"/>
      <tag k="highway" v="track"/></way><relation id="4"><member type="way" ref="9" role="outer">
      <nd lat="36" lon="117"/><nd lat="36" lon="118"/><nd lat="37" lon="118"/><nd lat="36" lon="117"/>
      </member><tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation></osm>)";
  const osm::Extract from_json = read_text(json, "export.json");
  CHECK(dump(from_json) == dump(read_text(xml, "interpreter")));  // as Overpass calls it
  CHECK(from_json.timestamp == "2026-01-02T03:04:05Z");
  CHECK(from_json.towns.size() == 1);
  CHECK(from_json.facilities.size() == 1);
  CHECK(from_json.roads.size() == 1);
  CHECK(from_json.exclusions.size() == 1);
}

TEST_CASE("a file that cannot be imported is refused with its type", "[read_osm]") {
  const std::string change =
      "<osmChange version=\"0.6\"><create><node id=\"1\"/></create></osmChange>";
  refused(change, "change file");
  refused(change, "apply-changes", "a.osc");
  refused("<osm version=\"0.6\"><action type=\"create\"><node id=\"1\"/></action></osm>",
          "change file");
  refused("<html><body>Bad Request</body></html>", "web page");
  refused("<gpx version=\"1.1\"></gpx>", "<gpx>");
  refused("<osm version=\"0.5\"></osm>", "its version is 0.5");
  refused("<osm version=\"0.6\"><node id=\"x\" lat=\"1\" lon=\"1\"/></osm>", "id 'x'");
  refused(
      "<osm version=\"0.6\"><remark> runtime error: Query timed out in \"query\" </remark></osm>",
      "did not finish");
  refused("{\"elements\": [], \"remark\": \"runtime error: out of memory\"}", "did not finish",
          "a.json");
  refused("{\"type\": \"FeatureCollection\", \"features\": []}", "GeoJSON", "a.json");
  refused("{\"a\": 1}", "'elements'", "a.json");
  refused("{\"elements\": [", "cut off", "a.json");
  refused("PK\x03\x04 and so on", "zip archive", "a.osm.pbf");
  refused("SQLite format 3", "GeoPackage", "a.osm");
  refused("<?xml version=\"1.0\" encoding=\"GBK\"?><osm version=\"0.6\"></osm>",
          "save it in UTF-8");
  refused("   \n", "no content");
}

TEST_CASE("a facility in several parts keeps all of them", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01).square(2, 20, 117.1, 36.0, 0.02);
  osm.relation(3, {{"way", 1, "outer"}, {"way", 2, "outer"}},
               {{"type", "multipolygon"}, {"amenity", "school"}});
  const osm::Extract extract = read_text(osm.text());
  REQUIRE(extract.facilities.size() == 1);
  CHECK(extract.facilities.place[first].lon == Approx(117.11));
  REQUIRE(extract.facilities.other_places.at(first).size() == 1);
  CHECK(extract.facilities.other_places.at(first).front().lon == Approx(117.005));
}

TEST_CASE("nearby places of one name are reported together", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 36.0, {{"place", "village"}, {"name", "Wang"}});
  osm.node(2, 117.002, 36.0, {{"place", "village"}, {"name", "Wáng"}, {"name:en", "Wang"}});
  osm.node(3, 117.02, 36.0, {{"place", "village"}, {"name", "Wang"}});
  osm.node(4, 117.0, 36.001, {{"place", "village"}, {"name", "Li"}});
  const osm::Extract extract = read_text(osm.text());
  CHECK(extract.villages.size() == 4);
  CHECK(left_out(extract) == "node/2 villages same_name_near; ");
  CHECK(extract.left_out.front().detail == "Wáng: node/1 Wang (180 m)");
}

TEST_CASE("administrative centres and capitals may be seats", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01);
  osm.node(2, 117.005, 36.005, {{"place", "village"}, {"name", "A"}, {"population", "900"}});
  osm.node(3, 117.2, 36.0, {{"place", "village"}, {"name", "B"}, {"capital", "8"}});
  osm.node(4, 117.3, 36.0, {{"place", "village"}, {"name", "C"}, {"capital", "no"}});
  osm.relation(5, {{"way", 1, "outer"}, {"node", 2, "admin_centre"}},
               {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "8"}});
  const osm::Extract extract = read_text(osm.text());
  REQUIRE(extract.seats.size() == 2);
  CHECK(extract.seats.kind[first] == "admin_centre of relation/5");
  CHECK(extract.seats.people[first] == 900_people);
  CHECK(extract.seats.kind[second] == "capital=8");
}
