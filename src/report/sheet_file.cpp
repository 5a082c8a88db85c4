#include "report/sheet_file.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace sauro::report {
namespace {

constexpr std::size_t kMostRows = 1'048'575;  // of a sheet, without the titles

Error NoTemporaryFile() {
  return Unavailable("Không ghi được tệp tạm để lập bảng tính; hãy báo người quản trị.");
}

// A folder of its own that is gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code failed;
    path_ = (std::filesystem::temp_directory_path(failed) / "sauro-sheet-XXXXXX").string();
    if (failed || ::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void SetColumns(lxw_worksheet* sheet, const SheetTable& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    lxw_row_col_options options{};
    options.hidden = table.columns[i].hidden ? LXW_TRUE : LXW_FALSE;
    worksheet_set_column_opt(sheet, column, column, table.columns[i].width, nullptr, &options);
  }
}

Status WriteRows(
    lxw_worksheet* sheet, const SheetTable& table, lxw_format* heading, lxw_format* body
) {
  if (table.rows.size() > kMostRows)
    return TooLarge("Dự thảo có quá nhiều dòng cho một bảng tính.");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    worksheet_write_string(
        sheet, 0, static_cast<lxw_col_t>(i), table.columns[i].title.c_str(), heading
    );
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      if (table.rows[r][c].empty()) continue;
      const auto row = static_cast<lxw_row_t>(r + 1);
      const auto column = static_cast<lxw_col_t>(c);
      if (worksheet_write_string(sheet, row, column, table.rows[r][c].c_str(), body) ==
          LXW_NO_ERROR)
        continue;
      return TooLarge(fmt::format(
          "Cột “{}” ở dòng {} dài quá mức một ô bảng tính chứa được (32.767 ký tự).",
          table.columns[c].title,
          r + 1
      ));
    }
  }
  return {};
}

Status AddSheet(
    lxw_workbook* workbook, const SheetTable& table, lxw_format* heading, lxw_format* body
) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, table.name.c_str());
  if (sheet == nullptr) return Internal("Tên trang tính không hợp lệ.", table.name);
  SetColumns(sheet, table);
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_set_landscape(sheet);
  worksheet_repeat_rows(sheet, 0, 0);
  return WriteRows(sheet, table, heading, body);
}

}  // namespace

Result<std::string> SheetFile(const std::vector<SheetTable>& tables) {
  const TemporaryFolder folder;
  if (folder.path().empty()) return NoTemporaryFile();
  const std::string path = folder.path() + "/sheet.xlsx";
  std::string tmpdir = folder.path();
  lxw_workbook_options options{};
  options.constant_memory = LXW_FALSE;
  options.tmpdir = tmpdir.data();
  lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
  if (workbook == nullptr) return NoTemporaryFile();
  lxw_format* heading = workbook_add_format(workbook);
  format_set_bold(heading);
  format_set_text_wrap(heading);
  format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bg_color(heading, 0xE6EFF0);
  format_set_border(heading, LXW_BORDER_THIN);
  lxw_format* body = workbook_add_format(workbook);
  format_set_text_wrap(body);
  format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(body, LXW_BORDER_THIN);
  format_set_num_format(body, "@");  // what a person types stays text as well: "1.10", "30/6"
  Status written;
  for (const SheetTable& table : tables) {
    if (written) written = AddSheet(workbook, table, heading, body);
  }
  const lxw_error closed = workbook_close(workbook);
  if (!written) return written.error();
  if (closed != LXW_NO_ERROR) return NoTemporaryFile();
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad() || bytes.empty()) return NoTemporaryFile();
  return bytes;
}

}  // namespace sauro::report
