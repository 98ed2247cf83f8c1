@echo off
rem The kiosk page in Edge without Assigned Access: for the Startup folder of the kiosk's own account. Edge is started again whenever it ends.
set KIOSK_URL=http://hub.hall.example:8080/kiosk/?kiosk=kiosk-1
:again
start "" /wait "%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe" --kiosk "%KIOSK_URL%" --edge-kiosk-type=fullscreen --no-first-run --user-data-dir="%LOCALAPPDATA%\tingxu-kiosk" --disable-pinch --overscroll-history-navigation=0 --autoplay-policy=no-user-gesture-required
timeout /t 2 /nobreak >nul
goto again
