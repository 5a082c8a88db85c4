#include "http/body.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "http/ascii.h"
#include "http/multipart.h"
#include "http/uri.h"

namespace sauro::http {
namespace {

constexpr std::size_t kMaxParts = 2'000;
constexpr std::size_t kMaxFiles = 64;
constexpr std::uint64_t kMaxFieldBytes = 2U << 20U;  // all text fields of an upload together

Error WrongType() {
  return Unreadable("Kiểu dữ liệu gửi lên không đúng với địa chỉ này.");
}

class MemorySink : public BodySink {
 public:
  Status Write(std::string_view bytes) override {
    bytes_ += bytes;
    return {};
  }
  Status Finish(Request& request) override {
    request.body = std::move(bytes_);
    return {};
  }

 protected:
  std::string bytes_;
};

class BoundedMemorySink : public MemorySink {
 public:
  explicit BoundedMemorySink(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}
  Status Write(std::string_view bytes) override {
    if (bytes_.size() + bytes.size() > max_bytes_) {
      return TooLarge("Biểu mẫu dài hơn mức cho phép. Xin rút gọn nội dung.");
    }
    return MemorySink::Write(bytes);
  }

 private:
  std::uint64_t max_bytes_;
};

class UrlEncodedSink : public BoundedMemorySink {
 public:
  using BoundedMemorySink::BoundedMemorySink;
  Status Finish(Request& request) override {
    Result<Parameters> form = ParseUrlEncoded(bytes_);
    if (!form) return form.error();
    request.form = std::move(*form);
    return {};
  }
};

class SpoolSink : public BodySink {
 public:
  explicit SpoolSink(std::string directory) : directory_(std::move(directory)) {}
  Status Write(std::string_view bytes) override {
    if (file_.empty()) {
      Result<TempFile> file = TempFile::Create(directory_);
      if (!file) return file.error();
      file_ = std::move(*file);
    }
    return file_.Write(bytes);
  }
  Status Finish(Request& request) override {
    const Status status = file_.Close();
    request.spooled = std::move(file_);
    return status;
  }

 private:
  std::string directory_;
  TempFile file_;
};

class MultipartSink : public BodySink, private PartReceiver {
 public:
  MultipartSink(std::string_view boundary, std::uint64_t max_field_bytes, std::string directory)
      : parser_(boundary, *this),
        max_field_bytes_(max_field_bytes),
        directory_(std::move(directory)) {}

  Status Write(std::string_view bytes) override { return parser_.Feed(bytes); }

  Status Finish(Request& request) override {
    const Status status = parser_.Finish();
    if (!status) return status;
    request.form = std::move(form_);
    request.files = std::move(files_);
    return {};
  }

 private:
  Status BeginPart(PartHead head) override {
    if (++parts_ > kMaxParts) return TooLarge("Biểu mẫu có quá nhiều ô dữ liệu.");
    field_bytes_ += head.name.size();
    Result<std::string> name = CleanText(head.name, {});
    if (!name) return name.error();
    name_ = std::move(*name);
    value_.clear();
    upload_.reset();
    is_file_ = head.file_name.has_value();
    if (!is_file_) return {};
    if (head.file_name->empty()) return {};
    if (directory_.empty()) return Invalid("Biểu mẫu này không nhận tệp.", Shorten(name_, 80));
    if (files_.size() == kMaxFiles) return TooLarge("Mỗi lần chỉ gửi được tối đa 64 tệp.");
    return BeginFile(head);
  }

  Status BeginFile(const PartHead& head) {
    Result<TempFile> file = TempFile::Create(directory_);
    if (!file) return file.error();
    upload_.emplace();
    upload_->field = name_;
    upload_->name = SafeFileName(*head.file_name);
    upload_->content_type = Shorten(ToNfc(head.content_type), 120);
    upload_->file = std::move(*file);
    return {};
  }

  Status Data(std::string_view bytes) override {
    if (upload_) return upload_->file.Write(bytes);
    // A file input without a name is one where nothing was chosen: it has no bytes.
    if (is_file_) return Invalid("Tệp gửi lên không có tên.", Shorten(name_, 80));
    value_ += bytes;
    field_bytes_ += bytes.size();
    if (field_bytes_ > max_field_bytes_) {
      return TooLarge("Nội dung nhập dài hơn mức cho phép. Xin rút gọn.", Shorten(name_, 80));
    }
    return {};
  }

  Status EndPart() override {
    if (upload_) {
      const Status status = upload_->file.Close();
      if (!status) return status;
      upload_->size = upload_->file.size();
      files_.push_back(std::move(*upload_));
      upload_.reset();
      return {};
    }
    if (is_file_) return {};
    Result<std::string> value = CleanText(value_, name_);
    if (!value) return value.error();
    form_.Add(std::move(name_), std::move(*value));
    return {};
  }

  MultipartParser parser_;
  std::uint64_t max_field_bytes_;
  std::string directory_;  // empty: no files
  Parameters form_;
  std::vector<UploadedFile> files_;
  std::size_t parts_ = 0;
  std::uint64_t field_bytes_ = 0;
  std::string name_;
  std::string value_;
  bool is_file_ = false;
  std::optional<UploadedFile> upload_;
};

std::string_view MediaType(std::string_view content_type) {
  return Trim(content_type.substr(0, std::min(content_type.find(';'), content_type.size())));
}

Result<std::unique_ptr<BodySink>> MakeFormSink(
    BodyLimit limit, std::string_view content_type, const std::string& spool_directory
) {
  const std::string_view type = MediaType(content_type);
  const bool files = limit.kind() != BodyLimit::Kind::kForm;
  const std::uint64_t max_text =
      files ? std::min(limit.max_bytes(), kMaxFieldBytes) : limit.max_bytes();
  if (EqualsIgnoreCase(type, "application/x-www-form-urlencoded")) {
    return std::unique_ptr<BodySink>(std::make_unique<UrlEncodedSink>(max_text));
  }
  if (!EqualsIgnoreCase(type, "multipart/form-data")) return WrongType();
  const std::optional<std::string> boundary = MultipartBoundary(content_type);
  if (!boundary) return Invalid("Biểu mẫu gửi lên không đúng định dạng. Xin gửi lại.");
  return std::unique_ptr<BodySink>(
      std::make_unique<MultipartSink>(*boundary, max_text, files ? spool_directory : std::string())
  );
}

}  // namespace

Result<std::unique_ptr<BodySink>> MakeBodySink(
    BodyLimit limit, std::string_view content_type, const std::string& spool_directory
) {
  switch (limit.kind()) {
    case BodyLimit::Kind::kNone:
    case BodyLimit::Kind::kBytes: return std::unique_ptr<BodySink>(std::make_unique<MemorySink>());
    case BodyLimit::Kind::kJson:
      if (!EqualsIgnoreCase(MediaType(content_type), "application/json")) return WrongType();
      return std::unique_ptr<BodySink>(std::make_unique<MemorySink>());
    case BodyLimit::Kind::kUploadOrJson:
      if (EqualsIgnoreCase(MediaType(content_type), "application/json")) {
        return std::unique_ptr<BodySink>(std::make_unique<BoundedMemorySink>(kMaxFieldBytes));
      }
      return MakeFormSink(limit, content_type, spool_directory);
    case BodyLimit::Kind::kForm:
    case BodyLimit::Kind::kUpload: return MakeFormSink(limit, content_type, spool_directory);
    case BodyLimit::Kind::kSpool:
      return std::unique_ptr<BodySink>(std::make_unique<SpoolSink>(spool_directory));
  }
  return WrongType();
}

}  // namespace sauro::http
