#include "api/context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "support/mock_ports.h"

namespace sauro::api {
namespace {

using testing::Return;

class AnswerViewTest : public testing::Test {
 protected:
  void SetUp() override { StandAt(7); }

  void StandAt(std::uint64_t position) {
    ON_CALL(mock_.queries, Head()).WillByDefault(Return(Result<Position>(Position{position})));
  }

  static http::Request Ask(access::Role role, std::string target) {
    auto live = std::make_shared<usecase::LiveSession>();
    live->principal.role = role;
    live->principal.organization = domain::OrganizationId("so-tc");
    http::Request request;
    request.target = std::move(target);
    request.context = std::shared_ptr<const usecase::LiveSession>(live);
    return request;
  }

  http::Response Answer(const http::Request& request) {
    return AnswerView(context_, request, std::nullopt, [this](std::string& out) {
      ++made_;
      out = "{\"n\":" + std::to_string(made_) + "}";
      return usecase::Resolve(mock_.app, std::nullopt);
    });
  }

  support::MockApp mock_;
  session::Sessions sessions_{mock_.app};
  Context context_{mock_.app, sessions_, "1.0", ResponseCache(1U << 20U)};
  int made_ = 0;
};

TEST_F(AnswerViewTest, SameQuestion_IsMadeOnce) {
  const http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks?q=a");
  const http::Response first = Answer(request);
  const http::Response second = Answer(request);
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(first.headers.Get("ETag"), second.headers.Get("ETag"));
  EXPECT_NE(first.headers.Get("Cache-Control").find("private"), std::string::npos);
}

TEST_F(AnswerViewTest, IfNoneMatch_Gives304WithoutMaking) {
  http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks");
  request.headers.Set("If-None-Match", Answer(request).headers.Get("ETag"));
  EXPECT_EQ(Answer(request).status, 304);
  EXPECT_EQ(made_, 1);
}

TEST_F(AnswerViewTest, NewFact_IsMadeAnew) {
  http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks");
  request.headers.Set("If-None-Match", Answer(request).headers.Get("ETag"));
  StandAt(8);
  EXPECT_EQ(Answer(request).status, 200);
  EXPECT_EQ(made_, 2);
}

TEST_F(AnswerViewTest, NextDay_IsMadeAnew) {
  const http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks");
  Answer(request);
  mock_.now.unix_ms += std::int64_t{24} * 3'600'000;
  Answer(request);
  EXPECT_EQ(made_, 2);
}

TEST_F(AnswerViewTest, OtherRoleOrganizationOrTarget_IsMadeAnew) {
  Answer(Ask(access::Role::kOfficer, "/api/v1/tasks"));
  Answer(Ask(access::Role::kReviewer, "/api/v1/tasks"));
  EXPECT_EQ(made_, 2);
  http::Request elsewhere = Ask(access::Role::kOfficer, "/api/v1/tasks");
  auto live = std::make_shared<usecase::LiveSession>();
  live->principal.role = access::Role::kOfficer;
  live->principal.organization = domain::OrganizationId("so-nv");
  elsewhere.context = std::shared_ptr<const usecase::LiveSession>(live);
  Answer(elsewhere);
  EXPECT_EQ(made_, 3);
  Answer(Ask(access::Role::kOfficer, "/api/v1/tasks?limit=5"));
  EXPECT_EQ(made_, 4);
}

// The ledger grows between looking and reading: the tag is that of what was read.
TEST_F(AnswerViewTest, LedgerGrowsMeanwhile_TagIsOfWhatWasRead) {
  const http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks");
  const http::Response grown =
      AnswerView(context_, request, std::nullopt, [this](std::string& out) {
        StandAt(8);
        out = "{}";
        return usecase::Resolve(mock_.app, std::nullopt);
      });
  EXPECT_EQ(grown.headers.Get("ETag"), Answer(request).headers.Get("ETag"));
  EXPECT_EQ(made_, 0);
}

TEST_F(AnswerViewTest, Failure_IsNotKept) {
  const http::Request request = Ask(access::Role::kLeader, "/api/v1/tasks/none");
  const http::Response failed =
      AnswerView(context_, request, std::nullopt, [](std::string&) -> Result<views::At> {
        return NotFound("Không có nhiệm vụ này.");
      });
  EXPECT_EQ(failed.failure->status, 404);
  EXPECT_EQ(Answer(request).status, 200);
}

}  // namespace
}  // namespace sauro::api
