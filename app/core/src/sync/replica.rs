//! A client's replica.
