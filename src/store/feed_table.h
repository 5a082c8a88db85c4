#pragma once
// Calendar feeds in the database.

#include "store/connection_source.h"
#include "store/group_commit.h"
#include "usecase/calendar_feeds.h"

namespace sauro::store {

/// `readers` and `commit` live longer than this.
class FeedTable : public usecase::FeedStore {
 public:
  FeedTable(ConnectionSource& readers, Committer& commit) : readers_(readers), commit_(commit) {}

  Status AddFeed(const usecase::CalendarFeed& feed) override;
  Result<usecase::CalendarFeed> FindFeed(const std::string& secret_hash) override;
  Result<std::vector<usecase::CalendarFeed>> ListFeeds(const domain::AccountId& account) override;
  Status RemoveFeed(const domain::AccountId& account, const std::string& secret_hash) override;

 private:
  ConnectionSource& readers_;
  Committer& commit_;
};

}  // namespace sauro::store
