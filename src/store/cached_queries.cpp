#include "store/cached_queries.h"

#include <fmt/format.h>

#include <string>

namespace sauro::store {
namespace {

// Everything that an answer depends on, as one text. Texts carry their length, so that no two
// questions look alike.
class Question {
 public:
  explicit Question(Position position) { Add(static_cast<std::int64_t>(position.value)); }
  // `erased`: the newest fact that erased words, which changes answers on the past, too.
  Question(const views::At& at, Position erased) : Question(at.position) {
    Add(at.day.days()).Add(static_cast<std::int64_t>(erased.value));
  }

  Question& Add(std::int64_t number) {
    fmt::format_to(std::back_inserter(text_), "{},", number);
    return *this;
  }
  Question& Add(const std::string& text) {
    Add(static_cast<std::int64_t>(text.size()));
    text_ += text;
    return *this;
  }
  template <typename Tag>
  Question& Add(const std::optional<Id<Tag>>& id) {
    Add(static_cast<std::int64_t>(id.has_value()));
    return id ? Add(id->value) : *this;
  }
  template <typename Enum>
  Question& AddCode(const std::optional<Enum>& value) {
    return Add(value ? static_cast<std::int64_t>(*value) : -1);
  }
  Question& Add(const std::optional<Day>& day) {
    Add(static_cast<std::int64_t>(day.has_value()));
    return day ? Add(day->days()) : *this;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Bytes of a row beside its own texts; measured on a province, rounded up.
constexpr std::size_t kRow = 600;

std::size_t WeighTask(const views::TaskLine& line) {
  return kRow + line.title.size() + line.product.size() + line.result.size() + line.lead.size() +
         line.coordinate.size();
}

template <typename Row, typename WeighRow>
std::size_t WeighRows(const std::vector<Row>& rows, const WeighRow& weigh) {
  std::size_t weight = kRow;
  for (const Row& row : rows) weight += weigh(row);
  return weight;
}

std::size_t WeighReport(const views::ReportLine& line) {
  return kRow + line.text.size() + line.difficulties.size() + line.proposals.size() +
         line.evidence.size() * kRow;
}

}  // namespace

Result<Position> CachedQueries::Head() {
  if (published_ == nullptr) return inner_.Head();
  return Position{published_->head.load(std::memory_order_acquire)};
}

Result<Position> CachedQueries::NewestErasure() {
  if (published_ == nullptr) return inner_.NewestErasure();
  return Position{published_->erased.load(std::memory_order_acquire)};
}

Position CachedQueries::Erased() {
  const auto erased = NewestErasure();
  return erased ? *erased : Position{};
}

bool CachedQueries::IsDurable(Position position) {
  const auto head = Head();
  return head.ok() && position <= *head;
}

Result<std::string> CachedQueries::RootAt(Position position) {
  const auto make = [&] { return inner_.RootAt(position); };
  if (!IsDurable(position)) return make();
  return roots_.Get(Question(position).text(), make, [](const std::string& root) {
    return kRow + root.size();
  });
}

Result<domain::Catalogue> CachedQueries::ReadCatalogue(Position position) {
  const auto make = [&] { return inner_.ReadCatalogue(position); };
  if (!IsDurable(position)) return make();
  return catalogues_.Get(Question(position).text(), make, [](const domain::Catalogue& catalogue) {
    return kRow * (1 + catalogue.organizations.size() + catalogue.groups.size());
  });
}

Result<std::vector<views::PlanLine>> CachedQueries::ListPlans(const views::At& at) {
  const auto make = [&] { return inner_.ListPlans(at); };
  if (!IsDurable(at.position)) return make();
  return plans_.Get(
      Question(at, Erased()).text(),
      make,
      [](const std::vector<views::PlanLine>& plans) { return kRow * (1 + plans.size()); }
  );
}

Result<views::Board> CachedQueries::ReadBoard(
    const std::optional<domain::PlanId>& plan, const views::At& at
) {
  const auto make = [&] { return inner_.ReadBoard(plan, at); };
  if (!IsDurable(at.position)) return make();
  return boards_.Get(Question(at, Erased()).Add(plan).text(), make, [](const views::Board& board) {
    return WeighRows(board.tasks, WeighTask);
  });
}

Result<std::vector<views::IndicatorLine>> CachedQueries::ListIndicators(
    const domain::PlanId& plan, Position position
) {
  const auto make = [&] { return inner_.ListIndicators(plan, position); };
  if (!IsDurable(position)) return make();
  const auto weigh = [](const views::IndicatorLine& line) {
    const domain::Indicator& indicator = line.indicator;
    return kRow * (1 + indicator.holders.size() + indicator.targets.size()) +
           indicator.name.size() + indicator.note.size();
  };
  return indicators_.Get(Question(position).Add(plan.value).text(), make, [&](const auto& lines) {
    return WeighRows(lines, weigh);
  });
}

Result<views::Dashboard> CachedQueries::ReadDashboard(
    const views::Scope& scope, const views::At& at
) {
  const auto make = [&] { return inner_.ReadDashboard(scope, at); };
  if (!IsDurable(at.position)) return make();
  return dashboards_.Get(
      Question(at, Erased()).Add(scope.organization).text(),
      make,
      [](const views::Dashboard& dashboard) {
        return kRow * (1 + dashboard.by_organization.size() + dashboard.plans.size());
      }
  );
}

Result<views::Page<views::TaskLine>> CachedQueries::ListTasks(
    const views::TaskFilter& filter, const views::Scope& scope, const views::At& at
) {
  const auto make = [&] { return inner_.ListTasks(filter, scope, at); };
  if (!IsDurable(at.position)) return make();
  Question question(at, Erased());
  question.Add(scope.organization).Add(filter.plan).Add(filter.organization).Add(filter.reporter);
  question.AddCode(filter.timing).AddCode(filter.work).Add(filter.text);
  question.Add(std::int64_t{filter.open_in_time}).Add(filter.limit).Add(filter.offset);
  return tasks_.Get(question.text(), make, [](const auto& page) {
    return WeighRows(page.rows, WeighTask);
  });
}

Result<views::Page<views::AssignmentLine>> CachedQueries::ListAssignments(
    const views::AssignmentFilter& filter, const views::Scope& scope, const views::At& at
) {
  const auto make = [&] { return inner_.ListAssignments(filter, scope, at); };
  if (!IsDurable(at.position)) return make();
  Question question(at, Erased());
  question.Add(scope.organization).Add(filter.organization).Add(filter.plan);
  question.AddCode(filter.timing).AddCode(filter.work);
  question.Add(std::int64_t{filter.open_only}).Add(std::int64_t{filter.reporting_only});
  question.Add(filter.text).Add(filter.limit).Add(filter.offset);
  return assignments_.Get(question.text(), make, [](const auto& page) {
    return WeighRows(page.rows, [](const views::AssignmentLine& line) {
      return kRow + line.title.size() + line.return_reason.size();
    });
  });
}

Result<views::Page<views::ReportLine>> CachedQueries::ListReports(
    const views::ReportFilter& filter, const views::Scope& scope, const views::At& at
) {
  const auto make = [&] { return inner_.ListReports(filter, scope, at); };
  if (!IsDurable(at.position)) return make();
  Question question(at, Erased());
  question.Add(scope.organization).AddCode(filter.state).Add(filter.organization);
  question.Add(std::int64_t{filter.with_difficulties}).Add(filter.from).Add(filter.to);
  question.Add(filter.limit).Add(filter.offset);
  return reports_.Get(question.text(), make, [](const auto& page) {
    return WeighRows(page.rows, WeighReport);
  });
}

}  // namespace sauro::store
