// Reminders, and the messages that carried them.
#include "projection/project_parts.h"

namespace sauro::projection {

Status Apply(const Envelope& at, const facts::ReminderRaised& fact, StateTables& tables) {
  for (const facts::ReminderItem& item : fact.items) {
    const ReminderRow row{
        fact.account,
        item.kind,
        item.about,
        item.task,
        item.step,
        {item.anchor, item.rule},
        item.urgent,
        fact.reminder,
        at.at};
    if (auto put = tables.Put(at.seq, row); !put) return put;
  }
  return {};
}

Status Apply(const Envelope& at, const facts::DeliveryStarted& fact, StateTables& tables) {
  DeliveryRow row;
  row.delivery = fact.delivery;
  row.account = fact.account;
  row.channel = fact.channel;
  row.urgent = fact.urgent;
  row.upto = fact.upto;
  row.attempt = fact.attempt;
  row.started_at = at.at;
  row.started_seq = at.seq;
  return tables.Put(at.seq, row);
}

Status Apply(const Envelope& at, const facts::DeliveryEnded& fact, StateTables& tables) {
  auto row = tables.Delivery(fact.delivery);
  if (!row) return row.error();
  if (row->outcome) return Internal("Sự kiện nói đến một lần gửi đã xong.", fact.delivery.value);
  row->ended_at = at.at;
  row->outcome = fact.outcome;
  row->code = fact.code;
  return tables.Put(at.seq, *row);
}

}  // namespace sauro::projection
