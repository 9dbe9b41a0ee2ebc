@echo off
rem Opens a rehearsal on a throw-away copy: in Windows Terminal where it is installed, else in the system's own window, which is given a
rem Chinese font of a good size first. ASCII only: this window may read the file in another code page.
setlocal
set DIAODU_WAIT=1
cd /d "%~dp0"
where wt.exe >nul 2>nul
if not errorlevel 1 (
  start "" wt.exe --size 120,36 -d "%~dp0." --title "diaodu" --suppressApplicationTitle "%~dp0diaodu.exe" rehearse
  exit /b
)
reg add "HKCU\Console\diaodu" /v FaceName /t REG_SZ /d "NSimSun" /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v FontSize /t REG_DWORD /d 0x00160000 /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v FontFamily /t REG_DWORD /d 54 /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v CodePage /t REG_DWORD /d 936 /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v QuickEdit /t REG_DWORD /d 0 /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v WindowSize /t REG_DWORD /d 0x00240078 /f >nul 2>nul
reg add "HKCU\Console\diaodu" /v ScreenBufferSize /t REG_DWORD /d 0x00240078 /f >nul 2>nul
start "diaodu" "%~dp0diaodu.exe" rehearse
