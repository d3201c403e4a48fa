//! Why no window opened, or why it was closed from outside.

/// Why no window opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display.
    #[error(
        "no window can be opened: there is no display (set DISPLAY or WAYLAND_DISPLAY; `parallax export` needs none)"
    )]
    NoDisplay,
    /// A display is named, but does not respond.
    #[error(
        "no window can be opened: the display that DISPLAY or WAYLAND_DISPLAY names does not answer (`parallax export` needs none)"
    )]
    NoAnswer,
    /// A library is missing that is needed for windows only.
    #[error(
        "no window can be opened: a library for windows is not installed (README lists them; on Debian: apt-get install \
         libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0; `parallax export` needs none)"
    )]
    NoLibrary,
    /// The window system gives no OpenGL.
    #[error(
        "no window can be opened: OpenGL does not work here ({0}). Install a driver (on Debian: apt-get install libgl1 \
         libegl1 libgl1-mesa-dri) or try LIBGL_ALWAYS_SOFTWARE=1; `parallax export` needs none"
    )]
    NoGraphics(String),
    /// The window system refused.
    #[error("no window can be opened: {0} (`parallax export` makes pictures without one)")]
    Refused(String),
    /// The display went away while the window was open.
    #[error(
        "the window was closed because its display has gone: the X server or the session has ended. Settings are kept"
    )]
    Gone,
}
