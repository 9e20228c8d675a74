// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The row index of one table. Ids of different tables are different types: a column of villages
/// accepts only a `VillageId`.
template <class Table>
struct Id {
  std::uint32_t index = 0;

  friend constexpr auto operator<=>(Id, Id) = default;
};

/// All ids from 0 to count - 1, for `for (VillageId v : Rows<VillageId>(n))`.
template <class IdType>
class Rows {
 public:
  class iterator {
   public:
    using value_type = IdType;
    using difference_type = std::ptrdiff_t;

    constexpr explicit iterator(std::uint32_t index) : index_(index) {}
    constexpr IdType operator*() const { return {index_}; }
    constexpr iterator& operator++() {
      ++index_;
      return *this;
    }
    friend constexpr bool operator==(iterator, iterator) = default;

   private:
    std::uint32_t index_;
  };

  constexpr explicit Rows(std::size_t count) : count_(static_cast<std::uint32_t>(count)) {}
  constexpr iterator begin() const { return iterator(0); }
  constexpr iterator end() const { return iterator(count_); }

 private:
  std::uint32_t count_;
};

/// One value per row, indexed by the table's id type.
template <class IdType, class T>
class Column {
 public:
  using value_type = T;

  Column() = default;
  explicit Column(std::size_t rows, T value = {}) : cells_(rows, std::move(value)) {}
  Column(std::initializer_list<T> cells) : cells_(cells) {}

  T& operator[](IdType row) { return cells_[row.index]; }
  const T& operator[](IdType row) const { return cells_[row.index]; }

  std::size_t size() const { return cells_.size(); }
  bool empty() const { return cells_.empty(); }
  IdType push_back(T value) {
    cells_.push_back(std::move(value));
    return {static_cast<std::uint32_t>(cells_.size() - 1)};
  }
  void reserve(std::size_t rows) { cells_.reserve(rows); }
  void resize(std::size_t rows, T value = {}) { cells_.resize(rows, std::move(value)); }

  auto begin() { return cells_.begin(); }
  auto end() { return cells_.end(); }
  auto begin() const { return cells_.begin(); }
  auto end() const { return cells_.end(); }
  const T* data() const { return cells_.data(); }

  friend bool operator==(const Column&, const Column&) = default;

 private:
  std::vector<T> cells_;
};

/// The ids of all rows of a column.
template <class IdType, class T>
Rows<IdType> rows(const Column<IdType, T>& column) {
  return Rows<IdType>(column.size());
}

/// A column of text in one block of memory: 8 bytes per row plus the text, instead of 32 bytes and
/// often an allocation for std::string.
template <class IdType>
class TextColumn {
 public:
  TextColumn() = default;
  TextColumn(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) push_back(text);
  }

  std::string_view operator[](IdType row) const {
    const std::size_t first = row.index == 0 ? 0 : ends_[row.index - 1];
    return std::string_view(text_).substr(first, ends_[row.index] - first);
  }
  IdType push_back(std::string_view text) {
    text_.append(text);
    ends_.push_back(text_.size());
    return {static_cast<std::uint32_t>(ends_.size() - 1)};
  }
  /// New rows are empty texts.
  void resize(std::size_t rows) {
    ends_.resize(rows, text_.size());
    text_.resize(rows == 0 ? 0 : ends_.back());
  }
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

template <class IdType>
Rows<IdType> rows(const TextColumn<IdType>& column) {
  return Rows<IdType>(column.size());
}

}  // namespace hinterland
