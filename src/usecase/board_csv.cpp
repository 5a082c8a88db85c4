#include "usecase/board_csv.h"

#include "base/csv.h"
#include "domain/section_path.h"
#include "domain/status.h"

namespace sauro::usecase {

std::string BoardCsv(const std::vector<views::TaskLine>& tasks) {
  std::string out = "\xEF\xBB\xBF";
  AppendCsvRow(
      out,
      {"Mục",
       "TT",
       "Tên nhiệm vụ",
       "Cơ quan chủ trì",
       "Cơ quan phối hợp",
       "Sản phẩm/Kết quả",
       "Thời gian thực hiện",
       "Hạn",
       "Trạng thái",
       "Thời hạn",
       "Tỷ lệ (%)",
       "Kết quả"}
  );
  for (const views::TaskLine& task : tasks) {
    AppendCsvRow(
        out,
        {domain::JoinPath(task.section),
         task.ordinal,
         task.title,
         task.lead,
         task.coordinate,
         task.product,
         task.deadline_text,
         task.due ? task.due->Vietnamese() : std::string(),
         domain::NameOf(task.work),
         domain::NameOf(task.timing),
         std::to_string(task.percent.value),
         task.result}
    );
  }
  return out;
}

}  // namespace sauro::usecase
