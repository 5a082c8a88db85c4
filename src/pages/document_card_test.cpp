#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/approval_page.h"
#include "pages/draft_page.h"
#include "pages/row_form.h"
#include "pages/sample_views.h"
#include "usecase/draft_document.h"

namespace sauro::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

class DocumentCard : public testing::Test {
 protected:
  DocumentCard() : who_(sample::Person(access::Role::kEditor)), draft_(sample::Draft(2)) {
    frame_.title = "Soát dự thảo";
    frame_.path = "/du-thao/1";
    frame_.who = &who_;
    for (intake::DraftTask& row : draft_.plan.tasks) row.doubts.clear();
    draft_.plan.document.number.clear();
    draft_.plan.doubts = {
        {intake::Field::kNumber, "Không tìm thấy số văn bản", "Nhập số văn bản"},
        {intake::Field::kRow, "Bảng 2 chưa được đọc", ""}};
    draft_.plan.document.sources = {{intake::Field::kTitle, {0, 0, 0, 1}}};
  }

  usecase::Principal who_;
  Frame frame_;
  usecase::DraftReview draft_;
};

TEST_F(DocumentCard, DoubtsOfTheDocument_AreCounted_AndEachHasItsWayOut) {
  const std::string html = RenderDraft(frame_, draft_, {});
  EXPECT_THAT(html, HasSubstr("<li><b>2</b><span>nghi vấn</span></li>"));
  EXPECT_THAT(html, HasSubstr("và <strong>2</strong> về văn bản"));
  EXPECT_THAT(html, HasSubstr("dong/document?truong=number"));
  EXPECT_THAT(html, HasSubstr("Nhập số văn bản"));
  const std::string mark = usecase::DoubtMark(draft_.plan.doubts[1]);
  EXPECT_THAT(html, HasSubstr("name=\"nghi_van\" value=\"" + mark + "\""));
  EXPECT_THAT(html, Not(HasSubstr(usecase::DoubtMark(draft_.plan.doubts[0]))))
      << "saving the field settles this one";
  EXPECT_THAT(html, HasSubstr("data-at=\"doan-1\"")) << "where the title was read";
}

TEST_F(DocumentCard, ApprovalListsThem) {
  const std::string html = RenderApproval(frame_, draft_, {});
  EXPECT_THAT(html, HasSubstr("Còn 2 nghi vấn"));
  EXPECT_THAT(html, HasSubstr("Số văn bản: Không tìm thấy số văn bản"));
  EXPECT_THAT(html, Not(HasSubstr("Không còn nghi vấn nào")));
}

TEST_F(DocumentCard, FormAsksForWhatChangedAndForWhatIsInDoubt) {
  http::Parameters form;
  form.Add("number", "");
  form.Add("cu.number", "");
  form.Add("type", "");
  form.Add("cu.type", "");
  form.Add("issuer", "UBND tỉnh");
  form.Add("cu.issuer", draft_.plan.document.issuer);
  const auto changes = DocumentChangesOf(draft_.plan, form);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].field, "number") << "in doubt: saving says that somebody looked";
  EXPECT_EQ(changes[1].field, "issuer");
  EXPECT_EQ(changes[1].row, usecase::kDocumentRow);
}

TEST_F(DocumentCard, NewsSayThatTheDocumentIsAnother) {
  const std::string mark = "document:" + usecase::DocumentMark(draft_.plan);
  EXPECT_THAT(RenderDraftNews(frame_, draft_, {mark}, "Lan"), Not(HasSubstr("văn bản</a>")));
  EXPECT_THAT(RenderDraftNews(frame_, draft_, {"0a1b2c"}, "Lan"), Not(HasSubstr("đã bị bỏ")))
      << "the mark of a form for the whole draft";
  draft_.plan.document.number = "12-KH/TU";
  EXPECT_THAT(RenderDraftNews(frame_, draft_, {mark}, "Lan"), HasSubstr("văn bản</a> đã khác"));
}

}  // namespace
}  // namespace sauro::pages
