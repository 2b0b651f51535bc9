/* Makes every read of a film's database last 1.2 s, as on a disk that is far away: loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static void wait_for_disk(int file) {
  static const char name[] = "/board.sqlite";
  char link[64], path[4096];
  struct timespec left = {1, 200000000};
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  ssize_t tail = sizeof name - 1;
  if (length > tail && memcmp(path + length - tail, name, tail) == 0) nanosleep(&left, 0);
}

ssize_t read(int file, void *into, size_t size) {
  ssize_t (*real)(int, void *, size_t) = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
  wait_for_disk(file);
  return real(file, into, size);
}

ssize_t pread64(int file, void *into, size_t size, off64_t at) {
  ssize_t (*real)(int, void *, size_t, off64_t) = (ssize_t (*)(int, void *, size_t, off64_t))dlsym(RTLD_NEXT, "pread64");
  wait_for_disk(file);
  return real(file, into, size, at);
}
