/* glibc declares renameat2 for C with _GNU_SOURCE only, and Swift's view of its headers is without. */
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);

/* Two paths change places in one step: at no moment is either of them missing. Returns 0, or -1 and errno. */
static inline int madoguchi_exchange(const char *one, const char *other) {
    return renameat2(-100 /* AT_FDCWD */, one, -100, other, 1u << 1 /* RENAME_EXCHANGE */);
}
