#pragma once
// What the allocator keeps.

namespace sauro {

/// Gives pages of memory that were freed back to the system, also those between others in use.
/// Takes milliseconds: for work that frees megabytes while it needs others. Thread-safe.
void ReturnFreeMemory();

}  // namespace sauro
