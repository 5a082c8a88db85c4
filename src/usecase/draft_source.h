#pragma once
// A document on its way into a draft, and out of the store beside it.

#include <string>
#include <string_view>

#include "usecase/plan_import.h"

namespace sauro::usecase {

/// Errors: kUnreadable, kTooLarge.
Result<std::string> ReadFile(const std::string& path, std::size_t max_bytes);

/// The draft that the request with this identifier opens.
domain::DraftId DraftOfRequest(const std::string& request_id);

/// Reads `bytes` and opens a draft in the name of `request`; the draft's identifier comes from the
/// request's, so that the same request opens one draft. First the contents are durable, then the
/// facts that name them. Whoever asks may do so. Errors: as ReceivePlan.
Result<domain::DraftId> OpenDraftOf(
    App& app,
    const WriteRequest& request,
    std::string_view bytes,
    const std::string& name,
    const Reader& reader
);

/// The document of a draft: as it was read then; if that is not kept (release 0.1, or lost), read
/// again, unless that takes long. Errors: kNotFound, kUnreadable.
Result<docread::Document> SourceOf(App& app, const views::DraftDetail& draft);

}  // namespace sauro::usecase
