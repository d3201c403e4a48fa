//! One kind of shape at a time, and the markup it must give.
