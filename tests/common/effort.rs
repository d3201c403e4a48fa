//! How much work something is, as a guard against work without end: the processor time of this thread, which other programs
//! on the machine do not lengthen.

use std::time::Duration;

/// The processor time of this thread so far; where the system does not say, nothing, so that the guard lets everything pass.
pub fn spent() -> Duration {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
    }
    #[cfg(not(unix))]
    Duration::ZERO
}

/// The processor time of this thread since it had spent `start`.
pub fn since(start: Duration) -> Duration {
    spent().saturating_sub(start)
}
