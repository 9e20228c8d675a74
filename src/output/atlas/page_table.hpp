// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// A page of the atlas: its heading, and what is drawn on it below the heading.
struct AtlasPage {
  std::string heading;
  std::string subheading;
  std::vector<std::function<void(Canvas& canvas)>> parts;
};

struct TableColumn {
  std::string heading;
  double share = 1.0;  ///< of the width of the table, relative to the other columns
  TextAlign align = TextAlign::left;
};

struct PageTable {
  std::string title;
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< a cell per column
  bool has_total = false;                      ///< the last row
  std::string note;                            ///< below the table; may be empty
};

/// Places tables one below the other: on the page that exists, then on further pages, which are
/// added. Rows are never divided, cut or left out; the heading is repeated in each part. Only a row
/// higher than a page ends with an ellipsis. A table without rows is left out.
class TableFlow {
 public:
  /// first   the free part of the last page
  /// further the parts of each further page, in their order
  TableFlow(Canvas& measure, std::vector<AtlasPage>& pages, const PageBox& first,
            std::vector<PageBox> further, std::string continued);

  void add(PageTable table);
  /// Leaves the rest of a part of a further page free, if the page has another part.
  void next_part();

 private:
  void next_box();
  /// Adds the rows from `first` that fit; `must_fit`: at least one. Returns the next row.
  std::size_t add_rows(const std::shared_ptr<const PageTable>& table, std::size_t first,
                       bool must_fit);
  void add_note(const std::shared_ptr<const PageTable>& table);
  double room() const { return box_.bottom - box_.top; }

  Canvas& measure_;
  std::vector<AtlasPage>& pages_;
  PageBox box_;
  std::vector<PageBox> further_;
  std::size_t next_ = 0;
  std::string continued_;
};

}  // namespace hinterland
