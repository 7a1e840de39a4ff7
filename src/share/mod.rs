//! The forms in which links leave: texts and files for people and their programs.

pub mod text;
