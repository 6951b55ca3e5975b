#include "CKernels.h"

#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

void ck_use_large_pages(void *block, int64_t bytes) {
#ifdef MADV_HUGEPAGE
  // Memory that is new has no pages yet; the first touch brings them 2 MB at a time.
  const size_t page = 4096, large = (size_t)4 << 20;
  if (!block || (size_t)bytes < large) return;
  char *first = (char *)(((uintptr_t)block + page - 1) / page * page);
  madvise(first, (size_t)((char *)block + bytes - first) / page * page, MADV_HUGEPAGE);
#else
  (void)block, (void)bytes;
#endif
}

void *ck_zeros(int64_t bytes) {
  char *block = calloc((size_t)bytes, 1);
  ck_use_large_pages(block, bytes);
  return block;
}
