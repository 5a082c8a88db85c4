#include "store/feed_table.h"

#include <utility>

#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

usecase::CalendarFeed ReadFeed(Query& row) {
  usecase::CalendarFeed feed;
  feed.secret_hash = row.Text();
  feed.account = row.Identifier<domain::AccountId>();
  feed.scope = row.Bool() ? usecase::FeedScope::kAgency : usecase::FeedScope::kPerson;
  feed.created_at = row.Instant();
  return feed;
}

}  // namespace

Status FeedTable::AddFeed(const usecase::CalendarFeed& feed) {
  return commit_.Run([&](Connection& connection) {
    const bool agency = feed.scope == usecase::FeedScope::kAgency;
    return store::Run(
        connection,
        sql::kCalendarFeedInsert,
        feed.secret_hash,
        feed.account,
        agency,
        feed.created_at
    );
  });
}

Result<usecase::CalendarFeed> FeedTable::FindFeed(const std::string& secret_hash) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  Query row(**lease, sql::kCalendarFeedBySecret, secret_hash);
  if (row.Next()) return ReadFeed(row);
  if (!row.status()) return row.status().error();
  return NotFound("Không có lịch này.");
}

Result<std::vector<usecase::CalendarFeed>> FeedTable::ListFeeds(const domain::AccountId& account) {
  auto lease = readers_.Take();
  if (!lease) return lease.error();
  std::vector<usecase::CalendarFeed> feeds;
  Query rows(**lease, sql::kCalendarFeedList, account);
  while (rows.Next()) feeds.push_back(ReadFeed(rows));
  if (!rows.status()) return rows.status().error();
  return feeds;
}

Status FeedTable::RemoveFeed(const domain::AccountId& account, const std::string& secret_hash) {
  return commit_.Run([&](Connection& connection) {
    return store::Run(connection, sql::kCalendarFeedRemove, account, secret_hash);
  });
}

}  // namespace sauro::store
