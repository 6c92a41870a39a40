//! The plane on which growth is drawn: years across, levels upwards. Places are thousandths of its width and
//! height from the upper left, so that it fits any screen.

use karta_core::{domain::month::Month, limits::GROWTH_HEIGHT};

/// The whole plane, and within it the edges between which heights lie: above them stand the flags of key
/// moments, below them the years.
pub const SIDE: f64 = 1_000.0;
const TOP: f64 = 250.0;
const BOTTOM: f64 = 850.0;
/// Levels of the scale, the lowest first.
pub const LEVELS: [i64; 5] = [0, 100, 200, 300, 400];
/// Rows of flags, and how wide a flag is at most.
pub const LANES: usize = 3;
pub const FLAG: f64 = 190.0;
/// Years that are named along the edge, at most.
const NAMED: usize = 10;

/// Which years the plane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub first: Month,
    pub last: Month,
}

impl Frame {
    /// From the January of the first year to the December of the last one, at least two years.
    pub fn of(years: (u16, u16)) -> Self {
        let first = Month::new(years.0, 1).unwrap_or(Month::FIRST);
        let last = Month::new(years.1.max(years.0 + 1), 12).unwrap_or(first);
        Self { first, last }
    }

    fn months(self) -> f64 {
        f64::from((self.last.index() - self.first.index()).max(1))
    }

    pub fn x(self, month: Month) -> f64 {
        self.x_of(f64::from(month.index() - self.first.index()))
    }

    /// Of months since the first one, parts of a month among them.
    pub fn x_of(self, months: f64) -> f64 {
        months / self.months() * SIDE
    }

    pub fn month_at(self, x: f64) -> Month {
        let months = (x / SIDE * self.months()).round().clamp(0.0, self.months()) as i32;
        self.first.plus(months).unwrap_or(self.last)
    }

    /// The years with their places that are named along the edge.
    pub fn ticks(self) -> Vec<(u16, f64)> {
        let years = usize::from(self.last.year() - self.first.year()) + 1;
        let step = [1, 2, 5, 10, 20].into_iter().find(|step| years.div_ceil(*step) <= NAMED).unwrap_or(50);
        let years =
            (self.first.year()..=self.last.year()).filter(|year| usize::from(*year).is_multiple_of(step));
        years.filter_map(|year| Some((year, self.x(Month::new(year, 1)?)))).collect()
    }
}

/// Hundredths of a level.
pub fn y(height: f64) -> f64 {
    BOTTOM - height / GROWTH_HEIGHT as f64 * (BOTTOM - TOP)
}

pub fn height_at(y: f64) -> i64 {
    let height = (BOTTOM - y) / (BOTTOM - TOP) * GROWTH_HEIGHT as f64;
    (height.round() as i64).clamp(0, GROWTH_HEIGHT)
}

/// In which row each flag stands, by the places of the moments from the left: the first row that is free
/// there, else the one that is free soonest.
pub fn lanes(places: &[f64]) -> Vec<usize> {
    let mut free = [f64::NEG_INFINITY; LANES];
    let lane = |x: &f64| {
        let from = flag_from(*x);
        let lane = (0..LANES)
            .find(|lane| free[*lane] <= from)
            .unwrap_or_else(|| (0..LANES).min_by(|a, b| free[*a].total_cmp(&free[*b])).unwrap_or_default());
        free[lane] = from + FLAG;
        lane
    };
    places.iter().map(lane).collect()
}

/// Where a flag begins: it leans to the left near the right edge, so as to stay on the plane.
fn flag_from(x: f64) -> f64 {
    if leans(x) { x - FLAG } else { x }
}

pub fn leans(x: f64) -> bool {
    x > SIDE - FLAG
}

/// For people: «1,2».
pub fn told(height: i64) -> String {
    format!("{:.2}", height as f64 / 100.0).trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// «1,2» or «1.25» as hundredths of a level; `None` where it is off the scale or no number.
pub fn read_height(text: &str) -> Option<i64> {
    let height: f64 = text.trim().replace(',', ".").parse().ok()?;
    let height = (height * 100.0).round();
    (0.0..=GROWTH_HEIGHT as f64).contains(&height).then_some(height as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::from_iso(text).unwrap()
    }

    #[test]
    fn what_is_touched_is_where_it_is_drawn() {
        let frame = Frame::of((2005, 2027));
        for at in ["2005-01", "2011-09", "2027-12"] {
            assert_eq!(frame.month_at(frame.x(month(at))), month(at), "{at}");
        }
        for height in [0, 125, 400] {
            assert_eq!(height_at(y(height as f64)), height);
        }
        assert_eq!((height_at(-50.0), height_at(2_000.0)), (400, 0));
        assert_eq!((frame.month_at(-9.0), frame.month_at(9_999.0)), (frame.first, frame.last));
    }

    #[test]
    fn a_life_of_work_has_no_more_names_of_years_than_can_be_read() {
        for (years, first, count) in
            [((2020, 2027), 2020, 8), ((2005, 2027), 2005, 5), ((1970, 2027), 1970, 6)]
        {
            let ticks = Frame::of(years).ticks();
            assert_eq!((ticks[0].0, ticks.len()), (first, count), "{years:?}");
        }
    }

    #[test]
    fn flags_side_by_side_stand_in_rows_of_their_own() {
        assert_eq!(lanes(&[100.0, 120.0, 140.0, 500.0]), [0, 1, 2, 0]);
        assert_eq!(lanes(&[100.0, 110.0, 120.0, 130.0]), [0, 1, 2, 0]);
        assert!(leans(900.0) && !leans(700.0));
    }

    #[test]
    fn a_height_is_typed_with_a_comma_or_a_point_and_lies_on_the_scale() {
        assert_eq!(
            (read_height("1,25"), read_height(" 4 "), read_height("0.5")),
            (Some(125), Some(400), Some(50))
        );
        assert!(["", "5", "-1", "высоко", "NaN"].into_iter().all(|slip| read_height(slip).is_none()));
        assert_eq!((told(125), told(200), told(50)), ("1,25".into(), "2".into(), "0,5".into()));
    }
}
