//! One input format a file, each giving a [`crate::model::Document`].
