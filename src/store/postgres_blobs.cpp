#include "store/postgres_blobs.h"

#include <fstream>
#include <set>
#include <utility>
#include <vector>

#include "crypto/sha256.h"
#include "store/query.h"
#include "store/sql.gen.h"

namespace sauro::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18U;

Error Missing(const std::string& sha256) {
  return NotFound(
      "Tệp không còn trong kho; hãy báo người quản trị khôi phục từ bản sao lưu.", sha256
  );
}

// The pieces of a content in their order; empty at the end.
FileBlobs::NextPiece PiecesOf(
    Connection& connection, const std::string& sha256, std::string& piece, int& number
) {
  return [&]() -> Result<std::string_view> {
    Query row(connection, sql::kBlobPiece, sha256, number++);
    piece = row.Next() ? row.Text() : std::string();
    if (!row.status()) return row.status().error();
    return std::string_view(piece);
  };
}

Status AddPieces(Connection& connection, const usecase::Blob& blob, std::ifstream& file) {
  std::string piece(kPiece, '\0');
  std::int64_t sent = 0;
  for (int number = 0; sent < blob.size; ++number) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const std::streamsize count = file.gcount();
    if (count <= 0) return Unavailable("Đọc tệp vừa nhận bị gián đoạn.", blob.sha256);
    const Bytes bytes{std::string_view(piece.data(), static_cast<std::size_t>(count))};
    if (auto added = Run(connection, sql::kBlobPieceInsert, blob.sha256, number, bytes); !added) {
      return added;
    }
    sent += count;
  }
  return {};
}

}  // namespace

Result<usecase::Blob> PostgresBlobs::Put(const std::function<Result<usecase::Blob>()>& cache) {
  // An erasure of the same content may take it out of the cache between the two steps; an open file
  // stays.
  constexpr int kMostTimes = 5;
  for (int time = 0; time < kMostTimes; ++time) {
    auto cached = cache();
    if (!cached) return cached;
    const auto path = cache_.PathOf(cached->sha256);
    std::ifstream file(path ? *path : std::string(), std::ios::binary);
    if (file) return Upload(*cached, file);
  }
  return Unavailable("Tệp vừa gửi bị xóa khỏi kho trong khi đang ghi; chưa ghi gì, hãy gửi lại.");
}

Result<usecase::Blob> PostgresBlobs::Upload(const usecase::Blob& blob, std::ifstream& file) {
  auto lease = connections_.Take();
  if (!lease) return lease.error();
  Transaction transaction(**lease, Connection::Purpose::kWriteBeside);
  if (!transaction.begun()) return transaction.begun().error();
  bool is_new = false;
  {
    // Waits for another who is putting the same content.
    Query added(**lease, sql::kBlobInsert, blob.sha256, blob.size);
    if (!added.Next()) return added.status().error();
    is_new = added.Bool();
  }
  if (is_new) {
    if (auto sent = AddPieces(**lease, blob, file); !sent) return sent.error();
  }
  if (auto committed = transaction.Commit(); !committed) return committed.error();
  return blob;
}

Result<usecase::Blob> PostgresBlobs::PutFile(const std::string& path) {
  return Put([&] { return cache_.PutFile(path); });
}

Result<usecase::Blob> PostgresBlobs::PutBytes(std::string_view bytes) {
  return Put([&] { return cache_.PutBytes(bytes); });
}

Result<std::string> PostgresBlobs::PathOf(const std::string& sha256) {
  if (auto cached = cache_.PathOf(sha256)) return cached;
  auto lease = connections_.Take();
  if (!lease) return lease.error();
  {
    Query row(**lease, sql::kBlobSize, sha256);
    if (!row.Next()) return row.status() ? Missing(sha256) : row.status().error();
  }
  std::string piece;
  int number = 0;
  auto fetched = cache_.PutPieces(PiecesOf(**lease, sha256, piece, number));
  if (!fetched) return fetched.error();
  if (fetched->sha256 != sha256) {
    (void)cache_.RemoveFile(fetched->sha256);  // it is nobody's content
    return Internal("Nội dung tệp đính kèm đã bị thay đổi.", sha256);
  }
  return cache_.PathOf(sha256);
}

namespace {

// First all names, so that `take` may use the connections.
template <typename... Values>
Status TakeNames(
    ConnectionSource& connections,
    const KeptBlobs::TakeName& take,
    const SqlText& sql,
    const Values&... values
) {
  std::vector<std::string> names;
  {
    auto lease = connections.Take();
    if (!lease) return lease.error();
    Query rows(**lease, sql, values...);
    while (rows.Next()) names.push_back(rows.Text());
    if (!rows.status()) return rows.status();
  }
  for (const std::string& name : names) {
    if (auto taken = take(name); !taken) return taken;
  }
  return {};
}

}  // namespace

Status PostgresBlobs::Each(const TakeName& take) {
  return TakeNames(connections_, take, sql::kBlobList);
}

Status PostgresBlobs::EachPutBefore(Instant before, const TakeName& take) {
  return TakeNames(connections_, take, sql::kBlobListOlder, before);
}

Result<bool> PostgresBlobs::Has(Connection& writing, const std::string& sha256) {
  Query row(writing, sql::kBlobSize, sha256);
  const bool there = row.Next();
  if (!row.status()) return row.status().error();
  return there;
}

Status PostgresBlobs::Remove(Connection& writing, const std::string& sha256) {
  if (auto removed = Post(writing, sql::kBlobPieceRemove, sha256); !removed) return removed;
  if (auto removed = Run(writing, sql::kBlobRemove, sha256); !removed) return removed;
  return cache_.RemoveFile(sha256);
}

Result<bool> PostgresBlobs::RemoveUnnamed(
    Connection& writing, const std::string& sha256, Instant before
) {
  bool removed = false;
  {
    Query row(writing, sql::kBlobRemoveUnnamed, sha256, before);
    if (!row.Next()) return row.status().error();
    removed = row.Bool();
  }
  if (!removed) return false;
  if (auto forgotten = cache_.RemoveFile(sha256); !forgotten) return forgotten.error();
  return true;
}

bool PostgresBlobs::ForgetCached(const std::string& sha256) {
  return cache_.RemoveFile(sha256).ok();
}

Status PostgresBlobs::ForgetRemoved(Instant before) {
  std::set<std::string> kept;
  auto listed = Each([&](const std::string& sha256) -> Status {
    kept.insert(sha256);
    return {};
  });
  if (!listed) return listed;
  return cache_.EachPutBefore(before, [&](const std::string& sha256) {
    return kept.count(sha256) == 0 ? cache_.RemoveFile(sha256) : Status();
  });
}

Status PostgresBlobs::Verify() {
  return Each([&](const std::string& sha256) -> Status {
    auto lease = connections_.Take();
    if (!lease) return lease.error();
    crypto::Sha256Stream hash;
    std::string piece;
    int number = 0;
    const auto next = PiecesOf(**lease, sha256, piece, number);
    for (;;) {
      auto got = next();
      if (!got) return got.error();
      if (got->empty()) break;
      hash.Add(*got);
    }
    if (crypto::ToHex(hash.Finish()) == sha256) return {};
    return Internal("Nội dung tệp đính kèm đã bị thay đổi.", sha256);
  });
}

}  // namespace sauro::store
