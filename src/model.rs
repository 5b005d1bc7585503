//! The one vocabulary that all stages share: what a release is, what is found in it, what is kept.
//!
//! `document` holds what the stages hand to each other, with byte spans; `record` holds what is
//! stored and printed, with code points. Leaves out all rules of recognition.

mod document;
mod entity;
mod record;

pub use document::{
    Caps, Document, Hit, Paragraph, Quote, Sentence, TableId, Token, TokenKind, Word, WordRole,
};
pub(crate) use entity::plain_number;
pub use entity::{
    Acting, Agency, Basis, Byline, Count, DateMention, Dateline, Due, Entities, Granularity,
    LegalRef, Measure, Official, Party, Place, Post, Promise, PromiseType, Published,
    PublishedBasis, Qualifier, Release, Role, Said, SaidKind, Sex, Source, Speaker, VoterList,
};
pub use record::{Commitment, Mention, Record, SCHEMA_VERSION, Statement};
