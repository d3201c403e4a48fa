//! What the palette offers.
