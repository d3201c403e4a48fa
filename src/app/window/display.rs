//! The display that the window opens on: which of those named answers, what to say where none does, and what happens
//! where it goes away under the window.
//!
//! X11's library ends the process by itself when its server has gone, and winit panics. Both are caught here without
//! touching either: the first by a value of the main thread that is dropped as the process exits, the second by
//! [`excuse`], which the program's panic hook asks.

use std::env;

use super::WindowError;
#[cfg(unix)]
use super::gone;

/// On X11 and Wayland a display is named by a variable; elsewhere there is always one to ask.
pub fn is_named() -> bool {
    !cfg!(all(unix, not(target_os = "macos")))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}

fn named(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Why the window system refused, with what to do about it.
pub fn explain(error: &eframe::Error) -> WindowError {
    use eframe::Error;
    match error {
        Error::WinitEventLoop(reason) => {
            lacking(&format!("{reason} {reason:?}")).unwrap_or(WindowError::NoAnswer)
        }
        Error::Glutin(_) | Error::NoGlutinConfigs(..) | Error::OpenGL(_) => {
            // The template of what was looked for fills many lines and helps nobody.
            let why = match error {
                Error::NoGlutinConfigs(_, why) => why.to_string(),
                other => other.to_string(),
            };
            WindowError::NoGraphics(one_line(&why))
        }
        other => WindowError::Refused(one_line(&other.to_string())),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A library that is opened only with the window, and was not found.
fn lacking(words: &str) -> Option<WindowError> {
    let is_lacking =
        ["could not be loaded", "cannot open shared object", "LibraryOpen", "Failed to load one of"];
    is_lacking.iter().any(|lacking| words.contains(lacking)).then_some(WindowError::NoLibrary)
}

/// What ended the program where a panic at `place` only says that the display has gone or that a library is not there:
/// neither is a fault of this program. Only for places outside of it, while a window is open or opens.
#[cfg(unix)]
pub fn excuse(place: &str, message: &str) -> Option<WindowError> {
    if !gone::is_watched() || place.starts_with("src/") {
        return None;
    }
    let broken = ["IoError", "ConnectionError", "Connection(", "Broken pipe", "BrokenPipe"];
    if broken.iter().any(|broken| message.contains(broken)) || display_answers() == Some(false) {
        return Some(WindowError::Gone);
    }
    lacking(message)
}

/// Whether the X server of this machine that `DISPLAY` names answers; none where it is another machine's, or none is named.
#[cfg(unix)]
fn display_answers() -> Option<bool> {
    let display = env::var("DISPLAY").ok()?;
    let number = display.strip_prefix(':').or_else(|| display.strip_prefix("unix:"))?;
    let number = number.split('.').next()?;
    let number: u16 = number.parse().ok()?;
    Some(x_answers(number))
}

#[cfg(unix)]
fn x_answers(number: u16) -> bool {
    use std::os::unix::net::UnixStream;
    let path = format!("/tmp/.X11-unix/X{number}");
    #[cfg(target_os = "linux")]
    {
        use std::os::linux::net::SocketAddrExt as _;
        use std::os::unix::net::SocketAddr;
        let address = SocketAddr::from_abstract_name(&path);
        if address.is_ok_and(|address| UnixStream::connect_addr(&address).is_ok()) {
            return true;
        }
    }
    UnixStream::connect(path).is_ok()
}

/// Prepares the event loop: X11 where Wayland is named but does not answer, and X11 is named too.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn hook() -> Option<eframe::EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    let is_dead = !named("WAYLAND_SOCKET") && named("WAYLAND_DISPLAY") && !wayland_answers();
    (is_dead && named("DISPLAY")).then(|| {
        Box::new(|builder: &mut eframe::EventLoopBuilder<eframe::UserEvent>| {
            builder.with_x11();
        }) as eframe::EventLoopBuilderHook
    })
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn hook() -> Option<eframe::EventLoopBuilderHook> {
    None
}

/// Whether the socket that `WAYLAND_DISPLAY` names can be connected to.
#[cfg(all(unix, not(target_os = "macos")))]
fn wayland_answers() -> bool {
    let Some(name) = env::var_os("WAYLAND_DISPLAY") else { return false };
    // An absolute name stays as it is.
    let folder = env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
    std::os::unix::net::UnixStream::connect(std::path::Path::new(&folder).join(name)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_library_is_no_missing_display() {
        for words in [
            "Library libxkbcommon-x11.so could not be loaded.",
            "libX11.so.6: cannot open shared object file: No such file or directory",
        ] {
            assert!(matches!(lacking(words), Some(WindowError::NoLibrary)), "{words}");
        }
        assert!(lacking("Failed to open connection to X server").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn without_a_window_no_panic_is_excused() {
        assert!(excuse("/winit/src/x11/window.rs:1", "Connection(IoError)").is_none());
        assert!(!x_answers(u16::MAX));
    }
}
