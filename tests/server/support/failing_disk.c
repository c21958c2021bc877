// Loaded into the server by support/disk.mjs (LD_PRELOAD): makes chosen calls fail
// that carry data to the disk. The test sets the plan in a file that both have mapped.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

struct plan {
  _Atomic int64_t calls_left;  // this many calls, counted down, and then the fault; below 0: none
  _Atomic int64_t error;       // errno of the fault; below 0: the process is killed instead
  _Atomic int64_t is_lasting;  // every call fails from then on
  _Atomic int64_t fault_count;
};

static struct plan* plan;

__attribute__((constructor)) static void map_plan(void) {
  const int file = open(getenv("FAILING_DISK_PLAN"), O_RDWR | O_CLOEXEC);
  plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (plan == MAP_FAILED) abort();
  close(file);
}

static int fails(void) {
  if (atomic_load(&plan->calls_left) < 0) return 0;
  const int64_t left = atomic_fetch_sub(&plan->calls_left, 1) - 1;
  if (left > 0) return 0;
  if (left == 0 || atomic_load(&plan->is_lasting)) {
    if (atomic_load(&plan->is_lasting)) atomic_store(&plan->calls_left, 1);
    atomic_fetch_add(&plan->fault_count, 1);
    if (atomic_load(&plan->error) < 0) kill(getpid(), SIGKILL);
    errno = (int)atomic_load(&plan->error);
    return 1;
  }
  return 0;
}

#define FAILING(result, name, declared, given)                     \
  result name declared {                                           \
    static result(*real) declared;                                 \
    if (!real) real = (result(*) declared)dlsym(RTLD_NEXT, #name); \
    return fails() ? -1 : real given;                              \
  }

FAILING(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at),
        (file, bytes, size, at))
FAILING(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at),
        (file, bytes, size, at))
FAILING(int, fsync, (int file), (file))
FAILING(int, fdatasync, (int file), (file))
FAILING(int, ftruncate, (int file, off_t size), (file, size))
FAILING(int, ftruncate64, (int file, off64_t size), (file, size))
