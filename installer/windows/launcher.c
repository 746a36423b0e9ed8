/* Starts AnchorDesk with the Python beside it: AnchorDesk.exe (window), anchordesk-cli.exe (console).

   A window, a service and a background job have no standard streams. Python stops when it finds
   them broken, and a file opened in their place would receive what is printed; so each missing one
   becomes NUL before Python, and with it the C library that remembers them, is loaded. */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST_PATH 32768
#define OWN_WORDS 5

typedef int(__cdecl *PyMain)(int, wchar_t **);

static void give_stream(DWORD which, DWORD access) {
    HANDLE handle = GetStdHandle(which);
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    if (handle != NULL && handle != INVALID_HANDLE_VALUE && GetFileType(handle) != FILE_TYPE_UNKNOWN)
        return;
    handle = CreateFileW(L"NUL", access, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                         OPEN_EXISTING, 0, NULL);
    if (handle != INVALID_HANDLE_VALUE)
        SetStdHandle(which, handle);
}

static int refuse(const wchar_t *words) {
#ifdef WINDOW
    MessageBoxW(NULL, words, L"AnchorDesk", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", words);
#endif
    return 1;
}

static int start(int count, wchar_t **words) {
    static wchar_t folder[LONGEST_PATH], library[LONGEST_PATH], app[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST_PATH);
    wchar_t *end = length == 0 || length >= LONGEST_PATH - 32 ? NULL : wcsrchr(folder, L'\\');
    wchar_t **all = calloc((size_t)count + OWN_WORDS, sizeof *all);
    if (end == NULL || all == NULL)
        return refuse(L"AnchorDesk could not find its own folder. Your records are safe. Install it again.");
    *end = L'\0';
    swprintf(library, LONGEST_PATH, L"%ls\\%ls", folder, PYTHON_LIBRARY);
    swprintf(app, LONGEST_PATH, L"%ls\\app", folder);
    give_stream(STD_INPUT_HANDLE, GENERIC_READ);
    give_stream(STD_OUTPUT_HANDLE, GENERIC_WRITE);
    give_stream(STD_ERROR_HANDLE, GENERIC_WRITE);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    PyMain run = python == NULL ? NULL : (PyMain)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return refuse(L"AnchorDesk's files are damaged. Your records are safe. Ask IT to repair it.");
    int at = 0;
    all[at++] = words[0];
    all[at++] = L"-I";
    all[at++] = L"-B";
    all[at++] = app;
    for (int word = 1; word < count; word++)
        all[at++] = words[word];
    return run(at, all);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, PWSTR line, int show) {
    (void)own, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words) { return start(count, words); }
#endif
