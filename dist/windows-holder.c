/* For tests under wine only: holds a file for itself alone, as Word and whoever looks for viruses do, for so many seconds. */
#include <windows.h>
#include <wchar.h>
#include <shellapi.h>
int main(void) {
    int count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    if (count != 3) return 2;
    HANDLE held = CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (held == INVALID_HANDLE_VALUE) return 1;
    Sleep((DWORD)(_wtoi(words[2]) * 1000));
    CloseHandle(held);
    return 0;
}
