//! What people may rely on in a proposal of groups.

use super::*;

fn roles(count: usize) -> Vec<WaveRole> {
    (0..count).map(|n| WaveRole { id: RecordId::new(format!("r{n}")), title: format!("Роль {n}") }).collect()
}

/// People of chance levels and wishes, always the same for a seed.
fn crowd(count: usize, roles: usize, seed: u64) -> Candidates {
    let mut state = seed;
    let mut draw = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let role = |n: usize| RecordId::new(format!("r{n}"));
    let mut person = |n: usize| {
        let levels = (0..roles).map(|at| (role(at), draw(5) as u8)).collect();
        let wishes = vec![role(draw(roles)), role(draw(roles))];
        let earlier = BTreeMap::from([(role(draw(roles)), draw(4) == 0)]);
        (RecordId::new(format!("p{n:02}")), Candidate { levels, wishes, earlier, pinned: None })
    };
    (0..count).map(&mut person).collect()
}

fn sizes(proposal: &Proposal, roles: &[WaveRole]) -> Vec<usize> {
    roles.iter().map(|role| proposal.group(&role.id).count()).collect()
}

#[test]
fn everybody_sits_once_groups_differ_by_one_at_most_and_each_has_one_leader() {
    for (people, count) in [(60, 7), (45, 7), (7, 7), (8, 7), (20, 3), (1, 1)] {
        let (wave, crowd) = (roles(count), crowd(people, count, people as u64));
        let proposal = propose(&wave, &crowd);
        let placed: BTreeSet<_> = proposal.seats.iter().map(|seat| &seat.person).collect();
        assert_eq!((placed.len(), proposal.seats.len()), (people, people));
        let sizes = sizes(&proposal, &wave);
        let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
        assert!(most - least <= 1, "{sizes:?}");
        for role in &wave {
            assert_eq!(proposal.group(&role.id).filter(|seat| seat.leads).count(), 1, "{people} in {count}");
        }
    }
}

#[test]
fn no_exchange_of_two_people_makes_a_proposal_better() {
    let (wave, crowd) = (roles(4), crowd(14, 4, 5));
    let proposal = propose(&wave, &crowd);
    let best = proposal.points(&crowd);
    for a in 0..proposal.seats.len() {
        for b in 0..a {
            let mut other = proposal.clone();
            let person = other.seats[a].person.clone();
            other.seats[a].person = std::mem::replace(&mut other.seats[b].person, person);
            assert!(other.points(&crowd) <= best, "{:?} with {:?}", proposal.seats[a], proposal.seats[b]);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_proposal_and_every_seat_a_reason() {
    let (wave, crowd) = (roles(7), crowd(45, 7, 9));
    let proposal = propose(&wave, &crowd);
    assert_eq!(proposal, propose(&wave, &crowd));
    for seat in &proposal.seats {
        let why = seat.why(&crowd[&seat.person]);
        assert!(why.chars().next().is_some_and(char::is_uppercase) && why.ends_with('.'), "{why}");
    }
}

#[test]
fn no_people_no_roles_and_more_roles_than_people_are_no_crash() {
    assert!(propose(&roles(7), &Candidates::new()).seats.is_empty());
    assert!(propose(&[], &crowd(3, 1, 1)).seats.is_empty());
    let few = propose(&roles(7), &crowd(3, 7, 1));
    assert_eq!(few.seats.iter().filter(|seat| seat.leads).count(), 3, "each in a group of their own");
}

#[test]
fn who_can_lead_leads_and_who_lacks_the_role_learns() {
    let mut people = Candidates::new();
    for (id, first, second) in [("a", 4, 0), ("b", 0, 4), ("c", 0, 3), ("d", 3, 0)] {
        let levels = BTreeMap::from([("r0".into(), first), ("r1".into(), second)]);
        people.insert(id.into(), Candidate { levels, ..Candidate::default() });
    }
    let proposal = propose(&roles(2), &people);
    assert_eq!(
        (proposal.leader(&"r0".into()), proposal.leader(&"r1".into())),
        (Some(&"a".into()), Some(&"b".into()))
    );
    assert_eq!(proposal.seat(&"c".into()).map(|seat| seat.role.as_str()), Some("r0"));
    let why = proposal.seat(&"c".into()).unwrap().why(&people[&RecordId::from("c")]);
    assert_eq!(why, "Есть чему учиться в этой роли: уровень 0 («не пробовал(а)»).");
}

#[test]
fn after_three_waves_everybody_has_been_in_three_different_roles() {
    let (wave, mut people) = (roles(7), crowd(42, 7, 3));
    people.values_mut().for_each(|person| person.earlier.clear());
    for _ in 0..3 {
        for seat in propose(&wave, &people).seats {
            let person = people.get_mut(&seat.person).unwrap();
            *person.earlier.entry(seat.role).or_insert(false) |= seat.leads;
        }
    }
    let repeated = people.values().filter(|person| person.earlier.len() < 3).count();
    // Whoever leads well may lead the same role again; as a member nobody repeats one.
    assert!(repeated <= 7, "{repeated} of 42");
}

#[test]
fn who_was_put_by_hand_stays_and_the_others_make_it_even_again() {
    let (wave, mut people) = (roles(3), crowd(12, 3, 4));
    for id in ["p00", "p01", "p02", "p03", "p04", "p05"] {
        people.get_mut(&RecordId::from(id)).unwrap().pinned = Some(("r2".into(), true));
    }
    let proposal = propose(&wave, &people);
    assert_eq!(sizes(&proposal, &wave), [3, 3, 6]);
    assert_eq!(proposal.leader(&"r2".into()), Some(&"p00".into()), "one leader, the first put there");
    assert!(
        proposal
            .seat(&"p05".into())
            .unwrap()
            .why(&people[&RecordId::from("p05")])
            .starts_with("Место выбрано вручную")
    );
}

#[test]
fn moving_a_leader_away_is_told_before_it_is_done() {
    let (wave, people) = (roles(2), crowd(6, 2, 8));
    let proposal = propose(&wave, &people);
    let leader = proposal.leader(&"r0".into()).unwrap().clone();
    let effect = proposal.effect(&leader, &"r1".into(), false, &people, &wave).unwrap();
    assert_eq!((effect.left, effect.entered), ((2, true), 4));
    assert_eq!(effect.words[0], "Группа «Роль 0» останется без ведущего.");
    assert_eq!(effect.words[1], "Группы станут неравными: от 2 до 4 человек.");
    let moved = proposal.moved(&leader, &"r1".into(), false);
    assert_eq!(effect.points, moved.points(&people) - proposal.points(&people));
    let back = moved.moved(&leader, &"r0".into(), true);
    assert_eq!(back.points(&people), proposal.points(&people));
    assert_eq!(proposal.effect(&"nobody".into(), &"r1".into(), false, &people, &wave), None);
}

#[test]
fn whoever_is_in_the_round_is_a_candidate_with_their_levels_and_wishes() {
    use crate::domain::{
        assessment::heat::samples::{at_level, card},
        diagnostic::{assignment::Part, subject},
    };
    let cards = [card("r0", 3), card("r1", 3)];
    let mut map = HeatMap::new(cards.to_vec());
    for name in ["anna", "boris"] {
        let fields = json!({ "name": name, "sort": "person", "person": format!("a-{name}") });
        map.put(&crate::sync::record::sample(&format!("s-{name}"), subject::KIND, fields));
    }
    map.put_answer(&at_level("s-anna", "a-anna", &cards[0], Part::Own, 3));
    let wishes = [
        Wish { subject: "s-boris".into(), roles: vec!["r1".into()] },
        Wish { subject: "s-gone".into(), roles: vec!["r1".into()] },
    ];
    let people = candidates(&map, &roles(2), &wishes);
    assert_eq!(people.len(), 2);
    assert_eq!(people[&RecordId::from("s-anna")].levels, BTreeMap::from([("r0".into(), 3)]));
    assert_eq!(people[&RecordId::from("s-boris")].wishes, ["r1".into()]);
    assert_eq!(propose(&roles(2), &people).leader(&"r0".into()), Some(&"s-anna".into()));
}

#[test]
fn a_confirmed_group_is_written_into_the_catalogue_as_it_stands() {
    let (wave, people) = (roles(2), crowd(4, 2, 8));
    let proposal = propose(&wave, &people);
    let mut next = 0;
    let id = || {
        next += 1;
        RecordId::new(format!("m{next}"))
    };
    let who = |person: &RecordId| Some((person.to_string(), Some(PrincipalId::new(format!("a-{person}")))));
    let drafts = proposal.confirm(2, who, id);
    let members: Vec<CircleMember> = drafts
        .iter()
        .map(|draft| {
            let Draft::Create { record, kind, fields } = draft else { panic!("new records") };
            let record = crate::sync::record::sample(record.as_str(), kind.as_str(), json!(fields));
            CircleMember::try_from(&record).unwrap()
        })
        .collect();
    let of = |seat: &Seat| earlier_of(&PrincipalId::new(format!("a-{}", seat.person)), 3, &members);
    for seat in &proposal.seats {
        assert_eq!(of(seat), BTreeMap::from([(seat.role.clone(), seat.leads)]));
    }
    assert!(earlier_of(&"a-p00".into(), 2, &members).is_empty(), "the same wave is no earlier one");
}
