use super::{course::*, drawing::*, line::*, *};
use crate::limits::{GROWTH_POINTS, GROWTH_TOLERANCE};

fn month(text: &str) -> Month {
    Month::from_iso(text).unwrap()
}

fn point(at: &str, height: i64) -> GrowthPoint {
    let id = GrowthPoint::id_of(month(at), &"a-ivan".into());
    GrowthPoint { id, month: month(at), height, moment: String::new(), shared: Shared::Nobody }
}

/// Lines that always come out the same: a small linear congruential generator.
fn lines() -> impl Iterator<Item = Vec<Place>> {
    let mut state = 7_u64;
    let mut next = move |below: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as i64 % below
    };
    (0..40).map(move |n| {
        let mut at = month("1990-01");
        let mut height = next(401);
        (0..2 + n * 12)
            .map(|_| {
                at = at.plus(1 + next(2) as i32).unwrap();
                height = (height + next(61) - 30).clamp(0, GROWTH_HEIGHT);
                (at, height)
            })
            .collect()
    })
}

fn as_points(line: &[Place]) -> Vec<GrowthPoint> {
    line.iter().map(|(at, height)| point(&at.to_string(), *height)).collect()
}

#[test]
fn a_curve_is_its_owners_alone_until_they_show_it() {
    let audience = |shared: Shared| {
        let Draft::Create { fields, .. } = GrowthPoint::make(month("2019-09"), 120, shared, &"a-ivan".into())
        else {
            unreachable!()
        };
        let fields = serde_json::to_value(fields).unwrap();
        audience(&crate::sync::record::sample("p", KIND, fields))
    };
    assert_eq!(Shared::ALL.map(audience), [Audience::Author, Audience::Contributors, Audience::All]);
    let unreadable = serde_json::json!({ "month": "2019-09", "height": 1, "shared": "everyone" });
    assert_eq!(super::audience(&crate::sync::record::sample("p", KIND, unreadable)), Audience::Author);
}

#[test]
fn what_another_device_adds_to_a_shared_curve_makes_it_as_private_as_that_point() {
    let mut points = vec![point("2010-09", 100), point("2015-09", 200)];
    points[0].shared = Shared::All;
    assert_eq!(shared_as(&points), Shared::Nobody);
    let drafts = share(&points, Shared::All);
    assert_eq!(drafts.len(), 1, "only what differs is written");
}

#[test]
fn two_points_under_one_month_are_read_as_one_on_every_device() {
    let other = GrowthPoint { id: "growth_point:x".into(), height: 300, ..point("2010-09", 100) };
    let one = curve(vec![point("2015-09", 200), other.clone(), point("2010-09", 100)]);
    let two = curve(vec![point("2010-09", 100), point("2015-09", 200), other.clone()]);
    assert_eq!(one, two);
    assert_eq!((one.len(), &one[0]), (2, &other));
}

#[test]
fn a_drawn_line_is_told_by_few_points_and_is_nowhere_further_off_than_the_tolerance() {
    for line in lines() {
        let kept = straightened(&line);
        assert!(kept.len() <= GROWTH_POINTS && kept.iter().all(|place| line.contains(place)));
        assert_eq!((kept.first(), kept.last()), (line.first(), line.last()));
        for (at, height) in line.iter().filter(|_| line.len() <= GROWTH_POINTS) {
            let off = (height_at(&kept, *at) - height).abs();
            assert!(off <= GROWTH_TOLERANCE, "{at}: {off}");
        }
    }
}

#[test]
fn drawing_over_a_part_of_the_curve_leaves_the_rest_and_lifts_key_moments_onto_the_line() {
    let mut moment = point("2012-09", 300);
    moment.moment = "Выиграл конкурс".into();
    let before = [point("2005-09", 50), point("2011-09", 80), moment.clone(), point("2020-09", 350)];
    let line = [(month("2014-09"), 200), (month("2010-09"), 100)];
    let me = PrincipalId::from("a-ivan");
    let drafts = drawn(&before, &line, Shared::Nobody, &me);
    let height = |height: i64| vec![("height".to_owned(), Value::from(height))];
    let expected = [
        Draft::Delete { record: before[1].id.clone() },
        Draft::Set { record: moment.id, fields: height(150) },
        GrowthPoint::make(month("2010-09"), 100, Shared::Nobody, &me),
        GrowthPoint::make(month("2014-09"), 200, Shared::Nobody, &me),
    ];
    assert_eq!(drafts, expected);
    assert_eq!(drawn(&before, &[], Shared::Nobody, &me), []);
}

#[test]
fn the_smooth_line_passes_through_every_point_and_rises_or_falls_past_none() {
    for line in lines() {
        let points = as_points(&line);
        let pieces = smooth(&points);
        assert_eq!(pieces.len(), points.len() - 1);
        for (piece, pair) in pieces.iter().zip(points.windows(2)) {
            assert_eq!((piece.from.1, piece.to.1), (pair[0].height as f64, pair[1].height as f64));
            let (low, high) = (piece.from.1.min(piece.to.1), piece.from.1.max(piece.to.1));
            let mut last = piece.from.1;
            for n in 0..=20 {
                let height = at(piece, f64::from(n) / 20.0);
                assert!(height >= low - 0.02 && height <= high + 0.02, "{piece:?}");
                let rises = piece.to.1 >= piece.from.1;
                let turned = if rises { height < last - 0.02 } else { height > last + 0.02 };
                assert!(!turned, "{piece:?}");
                last = height;
            }
        }
    }
    assert!(smooth(&[point("2010-09", 100)]).is_empty() && smooth(&[]).is_empty());
}

fn at(piece: &Piece, t: f64) -> f64 {
    let s = 1.0 - t;
    let (a, b, c, d) = (piece.from.1, piece.hold_from.1, piece.hold_to.1, piece.to.1);
    s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
}

#[test]
fn growth_leap_stagnation_and_decline_are_told_apart_and_neighbours_joined() {
    let curve = [
        point("2000-09", 0),
        point("2002-09", 60),
        point("2004-09", 130),
        point("2005-03", 230),
        point("2010-03", 240),
        point("2012-03", 180),
    ];
    let told: Vec<_> = stretches(&curve).into_iter().map(|it| (it.course, it.rise, it.from)).collect();
    let expected = [
        (Course::Growth, 130, month("2000-09")),
        (Course::Leap, 100, month("2004-09")),
        (Course::Stagnation, 10, month("2005-03")),
        (Course::Decline, -60, month("2010-03")),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_few_hundredths_within_a_month_are_no_leap() {
    assert_eq!(Course::of(20, 1), Course::Growth);
    assert_eq!(Course::of(100, 12), Course::Leap);
    assert_eq!(Course::of(0, 1), Course::Stagnation);
}
