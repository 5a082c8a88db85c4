#include "support/province.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <random>
#include <utility>

#include "base/uuid.h"

namespace sauro::support {
namespace {

constexpr std::array kSubjects = {
    "hạ tầng số",
    "dữ liệu dùng chung",
    "dịch vụ công trực tuyến",
    "hồ sơ sức khỏe điện tử",
    "học bạ số",
    "bản đồ địa chính",
    "sàn thương mại nông sản",
    "an toàn thông tin",
    "kỹ năng số cộng đồng",
    "trung tâm điều hành",
    "phòng thí nghiệm trọng điểm",
    "chữ ký số"};
constexpr std::array kVerbs = {
    "Xây dựng",
    "Nâng cấp",
    "Kết nối",
    "Ban hành quy chế về",
    "Tổ chức tập huấn về",
    "Rà soát",
    "Thí điểm",
    "Nghiệm thu"};
constexpr std::int64_t kHourMs = 3'600'000;

class Maker {
 public:
  Maker(const Place& place, SetClock& clock, const ProvinceSize& size)
      : writer_(place.writer), contents_(place.contents), clock_(clock), size_(size) {
    province_.first = *Day::FromCivil(2025, 1, 2);
  }

  Result<Province> Make() {
    SetDay(province_.first);
    // One document and one file for all.
    for (auto [bytes, blob] : {std::pair("Kế hoạch", &document_), std::pair("Bản chụp", &file_)}) {
      auto put = contents_.PutBytes(bytes);
      if (!put) return put.error();
      *blob = std::move(*put);
    }
    MakeCatalogue();
    if (auto written = Flush(); !written) return written.error();
    MakePlans();
    if (auto written = Flush(); !written) return written.error();
    if (auto told = TellReports(); !told) return told.error();
    return std::move(province_);
  }

 private:
  struct Holder {
    domain::AssignmentId id;
    domain::TaskId task;
    bool ongoing = false;
    bool busy = false;       // a completion report waits
    bool completed = false;  // its completion was accepted
    std::int32_t percent = 0;
  };
  struct Waiting {
    domain::ReportId report;
    std::size_t holder;
    bool completed;
  };

  // Uniform numbers without std::uniform_int_distribution, whose results differ between libraries.
  std::uint64_t Random(std::uint64_t below) { return random_() % below; }
  bool Chance(std::uint64_t percent) { return Random(100) < percent; }

  std::string NewId() {
    std::array<std::uint8_t, 10> bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random_());
    // Derived identifiers count up from the last part; none may meet the next one.
    bytes[4] = bytes[5] = 0;
    return MakeUuidV7(now_, bytes);
  }

  void SetDay(Day day) {
    day_ = day;
    now_ = {StartOf(day).unix_ms + 9 * kHourMs};
    clock_.Set(now_);
  }

  void Add(facts::Fact fact) { pending_.push_back(std::move(fact)); }

  Status Flush() {
    if (pending_.empty()) return {};
    facts_ += static_cast<std::int64_t>(pending_.size());
    auto written = writer_.Write(
        {NewId(), domain::AccountId("province"), {}},
        [&](const usecase::Deciding& /*deciding*/) -> Result<std::vector<facts::Fact>> {
          return std::exchange(pending_, {});
        }
    );
    return written ? Status() : Status(written.error());
  }

  void MakeCatalogue() {
    for (std::int32_t i = 0; i < size_.organizations; ++i) {
      domain::Organization organization;
      organization.id = domain::OrganizationId(fmt::format("org-{:03}", i));
      const bool commune = i * 2 >= size_.organizations;
      organization.name = (commune ? "Ủy ban nhân dân xã Số " : "Sở Số ") + fmt::to_string(i + 1);
      organization.aliases = {(commune ? "UBND xã Số " : "S") + fmt::to_string(i + 1)};
      organization.level = commune ? domain::Level::kCommune : domain::Level::kProvince;
      province_.organizations.push_back(organization.id);
      if (commune) communes_.members.push_back(organization.id);
      Add(facts::OrganizationRegistered{organization});
      Add(facts::AccountAppointed{
          domain::AccountId(fmt::format("account-{:03}", i)), "officer", organization.id});
    }
    communes_.id = domain::GroupId("communes");
    communes_.name = "UBND các xã, phường";
    Add(facts::GroupDefined{communes_});
  }

  void MakePlans() {
    for (std::int32_t i = 0; i < size_.plans; ++i) {
      const domain::DocumentId document(NewId());
      const domain::DraftId draft(NewId());
      facts::PlanApproved plan;
      plan.plan = domain::PlanId(NewId());
      plan.draft = draft;
      plan.document = document;
      plan.number = fmt::format("{:02}/KH-UBND", i + 1);
      plan.date = province_.first;
      plan.title = fmt::format("Kế hoạch số {} về {}", i + 1, kSubjects[Random(kSubjects.size())]);
      plan.issuer = "Ủy ban nhân dân tỉnh";
      Add(facts::DocumentReceived{document, document_.sha256, "ke-hoach.docx", document_.size});
      Add(facts::DraftOpened{draft, document, plan.title, "{}"});
      Add(plan);
      province_.plans.push_back(plan.plan);
      const std::int32_t first = size_.tasks * i / size_.plans;
      const std::int32_t end = size_.tasks * (i + 1) / size_.plans;
      for (std::int32_t task = first; task < end; ++task) MakeTask(plan.plan, task, task - first);
    }
  }

  domain::Deadline MakeDeadline() {
    domain::Deadline deadline;
    if (Chance(15)) {
      deadline.kind = domain::DeadlineKind::kOngoing;
      deadline.raw = "Thường xuyên";
      return deadline;
    }
    deadline.kind = domain::DeadlineKind::kFixed;
    deadline.due = province_.first.Plus(60 + static_cast<std::int32_t>(Random(700)));
    deadline.raw = "Trước ngày " + deadline.due->Vietnamese();
    return deadline;
  }

  void MakeTask(const domain::PlanId& plan, std::int32_t number, std::int32_t sort) {
    facts::TaskAssigned task;
    task.task = domain::TaskId(NewId());
    task.plan = plan;
    task.sort = sort;
    task.section = {fmt::format("Nhóm {}", sort / 20 + 1), "Nhiệm vụ trọng tâm"};
    task.ordinal = fmt::format("{}", sort + 1);
    task.title = fmt::format(
        "{} {} giai đoạn {} phục vụ {} (nhiệm vụ {})",
        kVerbs[Random(kVerbs.size())],
        kSubjects[Random(kSubjects.size())],
        Random(5) + 1,
        kSubjects[Random(kSubjects.size())],
        number + 1
    );
    task.product = "Quyết định, báo cáo kết quả và số liệu kèm theo";
    task.deadline = MakeDeadline();
    task.place = fmt::format("bảng 1, dòng {}", sort + 2);
    AddHolders(task, number);
    for (const domain::Assignment& each : task.assignments) {
      if (each.role != domain::AssignmentRole::kLead) continue;
      Holder holder;
      holder.id = each.id;
      holder.task = task.task;
      holder.ongoing = domain::IsOngoing(task.deadline);
      holders_.push_back(holder);
      province_.reporting.push_back(each.id);
    }
    province_.tasks.push_back(task.task);
    Add(std::move(task));
  }

  // One task in twenty is led by all communes; the others have one or two leads. Those who
  // coordinate fill up to the number that was asked for.
  void AddHolders(facts::TaskAssigned& task, std::int32_t number) {
    const std::int64_t wanted =
        static_cast<std::int64_t>(size_.assignments) * (number + 1) / size_.tasks;
    const auto add = [&](domain::AssignmentRole role, const domain::OrganizationId& organization) {
      domain::Assignment assignment;
      assignment.id = domain::AssignmentId(NewId());
      assignment.role = role;
      assignment.organization = organization;
      if (task.lead == communes_.name) assignment.group = communes_.id;
      assignment.printed = organization.value;
      task.assignments.push_back(std::move(assignment));
      ++province_.assignments;
    };
    if (number % 20 == 19) {
      task.lead = communes_.name;
      for (const auto& commune : communes_.members) add(domain::AssignmentRole::kLead, commune);
      return;
    }
    task.lead = "Các sở";
    task.coordinate = "Các cơ quan liên quan";
    const std::uint64_t start = Random(province_.organizations.size());
    const std::uint64_t leads = 1 + Random(2);
    for (std::uint64_t i = 0; i < leads || province_.assignments < wanted; ++i) {
      if (i >= province_.organizations.size()) return;
      const auto role =
          i < leads ? domain::AssignmentRole::kLead : domain::AssignmentRole::kCoordinator;
      add(role, province_.organizations[(start + i * 7) % province_.organizations.size()]);
    }
  }

  Status TellReports() {
    for (std::int32_t day = 1; day <= size_.days; ++day) {
      SetDay(province_.first.Plus(day));
      Decide(DecisionsUntil(day));
      const std::int64_t until = static_cast<std::int64_t>(size_.reports) * day / size_.days;
      while (province_.reports < until && Report()) continue;
      if (auto written = Flush(); !written) return written;
    }
    province_.last = day_;
    return {};
  }

  // So many decisions that the number of facts is reached on the last day.
  std::size_t DecisionsUntil(std::int32_t day) {
    const std::int64_t all = size_.facts - facts_ - (size_.reports - province_.reports);
    return static_cast<std::size_t>(std::max<std::int64_t>(all / (size_.days - day + 1), 0));
  }

  bool Report() {
    for (int attempt = 0; attempt < 1'000; ++attempt) {
      const std::size_t index = Random(holders_.size());
      Holder& holder = holders_[index];
      if (holder.completed || holder.busy) continue;
      // Late completions and open work remain: few are completed each time.
      const bool completed = !holder.ongoing && holder.percent >= 60 && Chance(3);
      holder.percent =
          completed ? 100 : std::min(95, holder.percent + static_cast<std::int32_t>(Random(15)));
      AddReport(index, completed);
      return true;
    }
    return false;
  }

  void AddReport(std::size_t index, bool completed) {
    Holder& holder = holders_[index];
    facts::ProgressReported report;
    report.report = domain::ReportId(NewId());
    report.assignment = holder.id;
    report.task = holder.task;
    report.percent = {holder.percent};
    report.text = fmt::format(
        "Đã thực hiện {}% khối lượng; tiếp tục phối hợp với các đơn vị để hoàn thiện sản phẩm theo "
        "kế hoạch được giao trong kỳ báo cáo này.",
        holder.percent
    );
    if (Chance(12))
      report.difficulties = "Thiếu nhân lực chuyên trách và kinh phí chưa được bố trí.";
    if (Chance(6)) report.proposals = "Đề nghị bố trí kinh phí trong kỳ điều chỉnh gần nhất.";
    report.completed = completed;
    if (completed || Chance(10)) {
      report.evidence.push_back(
          {domain::EvidenceId(NewId()),
           facts::FileWords(file_.sha256, "ban-chup.pdf"),
           file_.size,
           "application/pdf"}
      );
    }
    // A report that still waits is replaced by this one.
    const auto old = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& each) {
      return each.holder == index;
    });
    if (old != waiting_.end()) waiting_.erase(old);
    waiting_.push_back({report.report, index, completed});
    holder.busy = completed;
    ++province_.reports;
    Add(std::move(report));
  }

  void Decide(std::size_t count) {
    for (; count > 0 && !waiting_.empty(); --count) {
      const Waiting waiting = waiting_.front();
      waiting_.pop_front();
      Holder& holder = holders_[waiting.holder];
      holder.busy = false;
      ++province_.decisions;
      if (Chance(8)) {
        Add(facts::ProgressReturned{waiting.report, "Đề nghị bổ sung số liệu và minh chứng."});
        continue;
      }
      holder.completed = waiting.completed;
      Add(facts::ProgressAccepted{waiting.report, ""});
    }
  }

  usecase::Writer& writer_;
  usecase::BlobStore& contents_;
  usecase::Blob document_;
  usecase::Blob file_;
  SetClock& clock_;
  ProvinceSize size_;
  std::mt19937_64 random_{57};  // fixed: the same province every time
  Day day_;
  Instant now_;
  domain::OrganizationGroup communes_;
  std::vector<Holder> holders_;
  std::deque<Waiting> waiting_;
  std::vector<facts::Fact> pending_;
  std::int64_t facts_ = 0;
  Province province_;
};

}  // namespace

ProvinceSize SmallProvince() {
  ProvinceSize size;
  size.organizations = 20;
  size.plans = 2;
  size.tasks = 60;
  size.assignments = 400;
  size.reports = 1'300;
  size.facts = 2'600;
  size.days = 120;
  return size;
}

Result<Province> WriteProvince(const Place& place, SetClock& clock, const ProvinceSize& size) {
  return Maker(place, clock, size).Make();
}

}  // namespace sauro::support
