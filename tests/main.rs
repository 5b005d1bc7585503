//! All integration tests, one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may stop at the first surprise, also in its helpers"
)]

mod cli;
mod corpus;
mod database;
mod hardest;
mod layering;
mod lexicons;
mod properties;
mod seeds;
mod support;
