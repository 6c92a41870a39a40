//! Every limit of the product, by name, in one place.
//!
//! The browser shows them before a person hits them; the server enforces them.

/// Characters in a title: a card's name, a step's name.
pub const TITLE_CHARS: usize = 160;
/// Characters in a one-line text: an indicator, a purpose, a list item.
pub const LINE_CHARS: usize = 400;
/// Characters in a longer text: a description, a note.
pub const TEXT_CHARS: usize = 8_000;
/// Items in a list field (tasks, tools, references).
pub const LIST_ITEMS: usize = 64;
/// Bytes of one record's raw value of a kind or field this version does not know.
pub const VALUE_BYTES: usize = 32 * 1024;
/// Characters in an identifier that a client may mint.
pub const ID_CHARS: usize = 96;
/// Changes in one all-or-nothing batch.
pub const BATCH_CHANGES: usize = 500;
/// Batches in one push.
pub const PUSH_BATCHES: usize = 200;
/// Bytes of a push body; larger queues are sent in chunks.
pub const PUSH_BYTES: usize = 512 * 1024;
/// Spaces of one kind that one person may belong to before founding another.
pub const FOUNDED_SPACES: usize = 200;
/// Live records in one space: a round of 300 people, 17 cards and 5 raters has 25,500 answers.
pub const SPACE_RECORDS: usize = 40_000;
/// Log entries that a reply replays; further behind, a viewer gets a snapshot.
pub const REPLAY_ENTRIES: u64 = 2_000;
/// Milliseconds that a client's stamp may be ahead of the server before it is replaced.
pub const STAMP_AHEAD_MS: u64 = 60_000;
/// Milliseconds a device keeps its own accepted changes, to offer them again to a server that lost its last second.
pub const KEEP_ACCEPTED_MS: u64 = 7 * 24 * 60 * 60 * 1_000;
/// Accepted batches a device keeps at most.
pub const KEEP_ACCEPTED: usize = 500;
/// Steps of undo kept per tab.
pub const UNDO_STEPS: usize = 200;
/// Characters in a login.
pub const LOGIN_CHARS: usize = 64;
/// Characters in a password, least and most.
pub const PASSWORD_CHARS: (usize, usize) = (8, 128);
/// Characters in a person's name or a guest's pseudonym.
pub const NAME_CHARS: usize = 80;
/// Minutes that a practice case or a scenario of a workshop may take.
pub const MATERIAL_MINUTES: i64 = 600;
/// Hours of one activity: the longest retraining courses have about 1,000.
pub const ACTIVITY_HOURS: i64 = 2_000;
/// Roubles that one place in an activity may cost.
pub const ACTIVITY_PRICE: i64 = 10_000_000;
/// Places in one activity.
pub const ACTIVITY_SEATS: i64 = 10_000;
/// Waves in which people are split into the groups of roles.
pub const WAVES: i64 = 100;
/// Years that a calendar day may lie in, first and last.
pub const YEARS: (u16, u16) = (2000, 2100);
/// Words of a search that count; what comes after them is left out.
pub const SEARCH_WORDS: usize = 8;
/// Characters of the longest word that is searched by; a longer run of letters is no word.
pub const SEARCH_WORD_CHARS: usize = 40;
/// Cells of the table by which two texts are compared, past which the middle is shown as wholly replaced.
pub const DIFFERENCE_CELLS: usize = 8_000_000;
/// Characters of an indicator that can still be read and answered at a glance; more is a finding.
pub const INDICATOR_ADVICE: usize = 140;
/// Characters of a purpose that fits its place on a printed card; more is a finding.
pub const PURPOSE_ADVICE: usize = 180;
/// Characters of a description that fits a projected card; more is a finding.
pub const DESCRIPTION_ADVICE: usize = 700;
/// Characters of a level's summary that fits a printed card; more is a finding.
pub const SUMMARY_ADVICE: usize = 160;
/// Indicators of a level, fewer than which is a finding: with one or two its answers decide nothing.
pub const INDICATORS_LEAST: usize = 3;
/// Milliseconds between two keystrokes sent apart that the history still tells as one edit.
pub const TYPING_PAUSE_MS: u64 = 30_000;
/// Hits of a search that are shown; the rest are counted.
pub const SEARCH_HITS: usize = 24;
/// Cards that stand side by side, least and most.
pub const COMPARED_CARDS: (usize, usize) = (2, 4);
/// Cards on the map of related roles; more would be a tangle, and the ring too slow to lay out.
pub const KINSHIP_CARDS: usize = 60;
/// Years of a growth curve, first and last: from the first year of work to the end of all plans.
pub const GROWTH_YEARS: (u16, u16) = (1950, 2100);
/// Height on a growth curve, in hundredths of a level: the scale's top.
pub const GROWTH_HEIGHT: i64 = 400;
/// How far a drawn line may be straightened, in hundredths of a level: less than a finger is wide.
pub const GROWTH_TOLERANCE: i64 = 6;
/// Rise of a year, in hundredths of a level, within which (up or down) a time is a stagnation (свод).
pub const STAGNATION_A_YEAR: i64 = 15;
/// Rise of a year, in hundredths of a level, from which growth is a leap (свод).
pub const LEAP_A_YEAR: i64 = 100;
/// Rise, in hundredths of a level, below which even the steepest growth is no leap (свод).
pub const LEAP_LEAST: i64 = 40;
/// Points of one drawn line: past them it is straightened more.
pub const GROWTH_POINTS: usize = 160;
/// Hours that can be typed into a step: a slip of the finger is kept and told, not refused.
pub const STEP_HOURS: i64 = 100_000;
/// Hours of a month beside the work itself, above which the load is a finding (свод).
pub const MONTH_HOURS_ADVICE: u32 = 40;
/// Hours of a programme of professional development, least (DOMAIN.md, section 3).
pub const COURSE_HOURS_LEAST: u32 = 16;
/// Hours of a programme of retraining, least (DOMAIN.md, section 3).
pub const RETRAINING_HOURS_LEAST: u32 = 250;
/// Bytes of a frozen version: a trajectory of 200 steps has about 150 thousand.
pub const VERSION_BYTES: usize = 256 * 1024;
/// Bytes of a template's plan.
pub const TEMPLATE_BYTES: usize = 64 * 1024;
/// Months that a template may reach over: three school years.
pub const TEMPLATE_MONTHS: u32 = 36;
/// Proposals that are shown for a gap.
pub const PROPOSALS: usize = 12;
/// People, fewer than which have a gap in common that is not told to a methodist: one would be recognised (свод).
pub const GAP_PEOPLE_LEAST: usize = 3;
/// People who are shown to choose from; the rest are found by name.
pub const PEOPLE_SHOWN: usize = 8;
/// Percent of people who are to use a trajectory (Programme; DOMAIN.md, section 5).
pub const TRAJECTORY_TARGET_PERCENT: u32 = 60;
/// Indicators of one level whose answers are kept as one value.
pub const LEVEL_INDICATORS: usize = 64;
/// Questions of one questionnaire or survey.
pub const INQUIRY_QUESTIONS: usize = 40;
/// Questions of a survey, fewer or more than which its author is advised against.
pub const SURVEY_ADVICE: (usize, usize) = (3, 7);
/// Characters of a reply in words.
pub const REPLY_CHARS: usize = 1_000;
/// People let into a round at once.
pub const ROUND_PEOPLE: usize = 300;
/// Colleagues who rate one person in a round.
pub const ROUND_RATERS: u64 = 20;
/// Bytes of a card's wording that a round keeps, and of what is published of its answers.
pub const FROZEN_BYTES: usize = 128 * 1024;
/// Seconds spent on one card that are still counted: longer, and the device was left lying.
pub const ANSWER_SECONDS: i64 = 7_200;
/// People split into groups of «погружение» at once.
pub const IMMERSION_PEOPLE: usize = 300;
/// Minutes of a timed phase of a game.
pub const GAME_MINUTES: u32 = 120;
/// Roles drawn in one turn: the first, one again, and two more where others had drawn the same unseen.
pub const GAME_DRAWS: usize = 4;
/// Tables of one game: a hall of 100 people sits at as many.
pub const GAME_TABLES: usize = 24;
/// Milliseconds at the end of a timed phase of a game that are marked: time to come to the point.
pub const GAME_LAST_MS: u64 = 30_000;
/// Anonymous answers to one survey; far above any event's people.
pub const SURVEY_VOICES: usize = 3_000;
/// Дорожки of a board: more do not fit a screen at a readable height.
pub const BOARD_LANES: usize = 16;
/// Characters in the title of a дорожка.
pub const LANE_CHARS: usize = 40;
/// Offset within a дорожка, in thousandths of its height from its top.
pub const LANE_OFFSET: i64 = 1_000;
/// Days that a trend may last: a century.
pub const TREND_DAYS: i64 = 36_525;
/// Cards in one cluster.
pub const CLUSTER_CARDS: usize = 200;
/// Minutes of one такт.
pub const TAKT_MINUTES: i64 = 240;
/// Такты of one board.
pub const TAKTS: usize = 32;
/// Dots that one person may give in a такт.
pub const VOTE_DOTS: i64 = 20;
/// People without a device whose votes one host adds in a такт.
pub const VOTE_HANDS: i64 = 200;
/// Cards on which one ballot puts dots.
pub const BALLOT_CARDS: usize = 200;
/// Milliseconds that a такт's timer may be set to, minutes added included.
pub const TIMER_MS: u64 = 24 * 60 * 60 * 1_000;
/// Milliseconds at the end of a такт that are marked: time to finish a sentence.
pub const TIMER_LAST_MS: u64 = 10_000;
/// People in a group of a board, least and most (свод).
pub const GROUP_PEOPLE: (usize, usize) = (5, 7);
/// Cards above which a hall is shown cluster names and numbers (свод).
pub const HALL_CARDS: usize = 40;
/// Pixels of a letter that is read from the last row of a hall, and at arm's length.
pub const READABLE_PX: (u32, u32) = (28, 12);
/// Pixels of a text's letter from which on a card shows its first words instead, in letters that are read.
pub const WORDS_PX: (u32, u32) = (19, 6);
/// Pixels of a letter of the card in focus, at 1080 lines.
pub const FOCUS_PX: u32 = 56;
/// Places tried for a card that would lie on another; past them cards lie like a fanned deck.
pub const DECLUTTER_TRIES: usize = 48;
/// Cards that one pasted text becomes; the rest is given back.
pub const PASTE_CARDS: usize = 500;
/// Bytes of a pasted text that are looked at; the rest is given back.
pub const PASTE_BYTES: usize = 256 * 1024;
/// Bytes of a text that is put into a field for going on with it: a browser stands still over a megabyte.
pub const FIELD_BYTES: usize = 64 * 1024;
/// Bytes of a board's file that is read.
pub const BOARD_FILE_BYTES: usize = 16 * 1024 * 1024;
/// Bytes and rows of a table of activities that is read.
pub const IMPORT_BYTES: usize = 2 * 1024 * 1024;
pub const IMPORT_ROWS: usize = 2_000;
/// Bytes of a trajectory's file that is read: a full space of one person has about a tenth of it.
pub const TRAJECTORY_FILE_BYTES: usize = 4 * 1024 * 1024;
/// Changes of a board that its film is made of; later ones are not in it.
pub const FILM_ENTRIES: usize = 60_000;
/// Parts of a протокол that people add.
pub const MINUTES_NOTES: usize = 24;
/// Notions of a content analysis that are shown.
pub const NOTIONS: usize = 60;
