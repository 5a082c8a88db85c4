// Reminders and messages in the state tables.
#include "store/columns.h"
#include "store/query.h"
#include "store/sql.gen.h"
#include "store/stored_tables.h"

namespace sauro::store {

Status StoredTables::Put(Position seq, const projection::ReminderRow& row) {
  const std::string_view kind = CodeOf(row.kind);
  auto ended = Post(connection_, sql::kReminderClose, row.account, kind, row.about, seq);
  if (!ended) return ended;
  return Post(
      connection_,
      sql::kReminderInsert,
      row.account,
      kind,
      row.about,
      row.task,
      CodeOf(row.step),
      row.last.anchor,
      row.last.rule,
      row.urgent,
      row.reminder,
      row.raised_at,
      seq
  );
}

Status StoredTables::Put(Position seq, const projection::DeliveryRow& row) {
  if (auto ended = Post(connection_, sql::kDeliveryClose, row.delivery, seq); !ended) return ended;
  const auto outcome = row.outcome ? std::optional(CodeOf(*row.outcome)) : std::nullopt;
  return Post(
      connection_,
      sql::kDeliveryInsert,
      row.delivery,
      row.account,
      CodeOf(row.channel),
      row.urgent,
      row.upto,
      row.attempt,
      row.started_at,
      row.started_seq,
      row.ended_at,
      outcome,
      row.code,
      seq
  );
}

Result<projection::DeliveryRow> StoredTables::Delivery(const domain::DeliveryId& id) {
  Query query(connection_, sql::kDeliveryNewest, id);
  if (!query.Next()) {
    if (!query.status()) return query.status().error();
    return Internal("Sự kiện nói đến thứ không có trong bảng trạng thái.", id.value);
  }
  projection::DeliveryRow row;
  row.delivery = query.Identifier<domain::DeliveryId>();
  row.account = query.Identifier<domain::AccountId>();
  auto channel = ReadCode<domain::Channel>(query.TextView(), domain::ChannelFromCode);
  if (!channel) return channel.error();
  row.channel = *channel;
  row.urgent = query.Bool();
  row.upto = {static_cast<std::uint64_t>(query.Int())};
  row.attempt = static_cast<std::int32_t>(query.Int());
  row.started_at = query.Instant();
  row.started_seq = {static_cast<std::uint64_t>(query.Int())};
  row.ended_at = query.OptionalInstant();
  if (const auto code = query.OptionalText()) {
    auto outcome = ReadCode<domain::SendOutcome>(*code, domain::SendOutcomeFromCode);
    if (!outcome) return outcome.error();
    row.outcome = *outcome;
  }
  row.code = static_cast<std::int32_t>(query.Int());
  return row;
}

}  // namespace sauro::store
