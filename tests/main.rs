//! All integration tests, one binary.

mod cli;
mod corpus;
mod database;
mod layering;
mod lexicons;
mod properties;
mod seeds;
mod support;
