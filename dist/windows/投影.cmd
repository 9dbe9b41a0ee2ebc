@echo off
rem Opens the wall for the projector: in Windows Terminal where it is installed, else in the system's own window, which is given a
rem Chinese font of a good size first. ASCII only: this window may read the file in another code page.
setlocal
set DIAODU_WAIT=1
cd /d "%~dp0"
where wt.exe >nul 2>nul
if not errorlevel 1 (
  start "" wt.exe --size 96,30 -d "%~dp0." --title "diaodu-wall" --suppressApplicationTitle "%~dp0diaodu.exe" projector
  exit /b
)
reg add "HKCU\Console\diaodu-wall" /v FaceName /t REG_SZ /d "NSimSun" /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v FontSize /t REG_DWORD /d 0x00240000 /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v FontFamily /t REG_DWORD /d 54 /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v CodePage /t REG_DWORD /d 936 /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v QuickEdit /t REG_DWORD /d 0 /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v WindowSize /t REG_DWORD /d 0x001e0060 /f >nul 2>nul
reg add "HKCU\Console\diaodu-wall" /v ScreenBufferSize /t REG_DWORD /d 0x001e0060 /f >nul 2>nul
start "diaodu-wall" "%~dp0diaodu.exe" projector
