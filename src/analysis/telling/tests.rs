//! What is told of a view, against what it shows.
