#include <stdio.h>
#include <xlsxwriter.h>

/* Whether the rows that a sheet in constant memory keeps in a temporary file are all in it: the library does not ask. The
   file is the sheet's own member, which Swift would have to reach through a macro's queues. Returns 0, or an errno. */
static inline int madoguchi_sheet_trouble(lxw_worksheet *sheet) {
    if (sheet->optimize_tmpfile == NULL) return 0;
    if (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile)) return 28; /* ENOSPC */
    return 0;
}

/* How many bytes of rows a sheet keeps in its temporary file so far. */
static inline long madoguchi_sheet_bytes(lxw_worksheet *sheet) {
    return sheet->optimize_tmpfile == NULL ? 0 : ftell(sheet->optimize_tmpfile);
}
