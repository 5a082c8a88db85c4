#include "base/memory.h"

#include <malloc.h>

namespace sauro {

void ReturnFreeMemory() {
  malloc_trim(0);
}

}  // namespace sauro
