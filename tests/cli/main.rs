//! The program as its users meet it: arguments and files in; standard output, standard error and exit status out.

mod check;
mod config;
mod definitions;
mod export;
mod faults;
mod formats;
mod harness;
mod help;
mod input;
mod library;
mod living;
mod papers;
mod parse;
mod text;
mod train;
mod watch;
