#include "intake/column_names.h"

#include <algorithm>
#include <vector>

#include "intake/column_figures.h"
#include "intake/header_words.h"

namespace sauro::intake {
namespace {

constexpr std::size_t kMostly = 60;  // percent

// A column that no word of ours names may still say that it does.
bool IsVagueName(const Column& column) {
  const bool vague = column.role == Role::kOther || column.role == Role::kBasis;
  return vague && HeaderText(column.header)
                      .HasAny("ten", "de an", "du an", "chuong trinh", "van de", "van ban", "viec");
}

}  // namespace

void SettleNames(Layout& layout, const ColumnTexts& below) {
  const bool figures =
      layout.Has(Role::kTarget) || layout.Has(Role::kUnit) || layout.Has(Role::kBaseline);
  const bool stated =
      std::any_of(layout.columns.begin(), layout.columns.end(), [](const Column& column) {
        return column.states;
      });
  const bool titled = layout.Has(Role::kTitle);
  const bool named = titled || layout.Has(Role::kIndicator);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    // Beside "Nhiệm vụ", "Chỉ tiêu/Kết quả" is what comes of it.
    if (column.role == Role::kIndicator && !figures && titled) {
      column.role = layout.Has(Role::kProduct) ? Role::kOther : Role::kProduct;
    } else if (column.role == Role::kIndicator && !figures && !stated) {
      column.role = Role::kTitle;
    } else if (column.role == Role::kTitle && layout.Has(Role::kTarget)) {
      column.role = Role::kIndicator;
    }
    if (named || HeaderText(column.header).Is("ghi chu") || !IsVagueName(column)) continue;
    if (FiguresBelow(below, i).value_or(0) >= kMostly) continue;
    column.role = Role::kTitle;
    return;
  }
}

void SettleUnknownName(Layout& layout) {
  if (layout.Has(Role::kTitle) || layout.Has(Role::kIndicator)) return;
  std::size_t known = 0;
  for (const Column& column : layout.columns) known += column.role == Role::kOther ? 0 : 1;
  for (std::size_t i = 0; known >= 3 && i + 1 < layout.columns.size(); ++i) {
    Column& next = layout.columns[i + 1];
    if (layout.columns[i].role != Role::kOrdinal) continue;
    const bool figures = layout.Has(Role::kUnit) && layout.Has(Role::kTarget);
    if (next.role == Role::kOther && !next.header.empty())
      next.role = figures ? Role::kIndicator : Role::kTitle;
    return;
  }
}

namespace {

bool NamesAGroup(const HeaderText& header) {
  return header.HasAny(
             "nhom", "linh vuc", "theo ke hoach", "theo nghi quyet", "theo chuong trinh"
         ) ||
         header.IsAny("tieu chi", "ten tieu chi");
}

bool NamesOneWork(const HeaderText& header) {
  return !NamesAGroup(header) && (header.HasAny("cong viec", "noi dung thuc hien", "hoat dong") ||
                                  header.HasAny("noi dung trien khai", "dau viec", "cua tinh") ||
                                  header.HasAny("cua xa", "cua don vi"));
}

std::size_t FilledBelow(const ColumnTexts& below, std::size_t column) {
  return column < below.size() ? below[column].size() : 0;
}

// The columns that may name the rows. "Nội dung/sản phẩm" beside one of them is the product.
std::vector<std::size_t> NameColumns(Layout& layout) {
  const Role role = layout.indicators() ? Role::kIndicator : Role::kTitle;
  std::vector<std::size_t> names;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    if (column.role != role) continue;
    const bool product = !names.empty() && role == Role::kTitle && !layout.Has(Role::kProduct) &&
                         HeaderText(column.header).HasAny("san pham", "ket qua", "dau ra");
    if (product) {
      column.role = Role::kProduct;
    } else {
      names.push_back(i);
    }
  }
  return names;
}

// Of the columns `names` the one that names the rows.
std::size_t BestName(
    const Layout& layout, const std::vector<std::size_t>& names, const ColumnTexts& below
) {
  const auto first_that = [&](const auto& is) {
    const auto at = std::find_if(names.begin(), names.end(), [&](std::size_t i) {
      return is(HeaderText(layout.columns[i].header));
    });
    return at == names.end() ? layout.columns.size() : *at;
  };
  const std::size_t none = layout.columns.size();
  std::size_t name = first_that([](const HeaderText& h) { return h.HasAny("cu the", "chi tiet"); });
  if (name == none) name = first_that(NamesOneWork);
  // Two columns that are filled alike: the second says more of the first.
  const bool groups = NamesAGroup(HeaderText(layout.columns[names[0]].header)) ||
                      FilledBelow(below, names[0]) < FilledBelow(below, name);
  const bool exact =
      name != none && HeaderText(layout.columns[name].header).HasAny("cu the", "chi tiet");
  if (name != none && name != names[0] && !groups && !exact) name = none;
  if (name == none) name = first_that([](const HeaderText& h) { return !NamesAGroup(h); });
  return name == none ? names[0] : name;
}

}  // namespace

void SettleTitles(Layout& layout, const ColumnTexts& below) {
  const std::vector<std::size_t> names = NameColumns(layout);
  if (names.size() < 2) return;
  std::size_t name = BestName(layout, names, below);
  // A name that stands over several rows is a group.
  const std::size_t first = FilledBelow(below, names[0]);
  if (name == names[0] && first > 0 && FilledBelow(below, names[1]) >= 2 * first) name = names[1];
  for (const std::size_t i : names) {
    if (i != name) layout.columns[i].role = i < name ? Role::kGroup : Role::kOther;
  }
}

void SettleGroups(Layout& layout, const ColumnTexts& below) {
  const Role role = layout.indicators() ? Role::kIndicator : Role::kTitle;
  std::size_t name = 0;
  while (name < layout.columns.size() && layout.columns[name].role != role) ++name;
  for (std::size_t i = 0; i < name && name < layout.columns.size(); ++i) {
    Column& column = layout.columns[i];
    const bool groups =
        HeaderText(column.header).HasAny("nhom", "linh vuc", "tru cot", "mang") ||
        (IsVagueName(column) && !HeaderText(column.header).HasAny("van ban", "ghi chu"));
    if (column.role == Role::kOther && groups && FilledBelow(below, i) > 0 &&
        FilledBelow(below, i) < FilledBelow(below, name))
      column.role = Role::kGroup;
  }
}

}  // namespace sauro::intake
