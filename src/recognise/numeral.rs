//! Numbers as figures and as words.
