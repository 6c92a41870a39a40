//! Circles of dependencies. Two devices may each link one way what together runs in a circle: none of the
//! links is lost, but on reading those inside a circle order nothing.

use std::collections::BTreeMap;

use super::step::Step;
use crate::sync::ids::RecordId;

/// Dependencies of steps that are there, by index.
pub struct Dependencies {
    /// For each step those that it depends on, without those that are gone.
    of: Vec<Vec<usize>>,
    /// The circle that each step is in; the number means nothing but sameness.
    circle: Vec<usize>,
}

impl Dependencies {
    pub fn among(steps: &[Step]) -> Self {
        let index: BTreeMap<&RecordId, usize> =
            steps.iter().enumerate().map(|(at, step)| (&step.id, at)).collect();
        let of_step = |step: &Step| {
            let mut known: Vec<usize> = step.depends.iter().filter_map(|id| index.get(id).copied()).collect();
            known.sort_unstable();
            known.dedup();
            known
        };
        let of: Vec<Vec<usize>> = steps.iter().map(of_step).collect();
        let circle = components(&of);
        Self { of, circle }
    }

    /// What the step is to wait for: its dependencies without those of its own circle.
    pub fn awaited(&self, step: usize) -> impl Iterator<Item = usize> {
        self.of[step].iter().copied().filter(move |other| self.circle[*other] != self.circle[step])
    }

    /// The circles, each by the order of the steps. A step that depends on itself is one.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        self.circle
            .iter()
            .enumerate()
            .for_each(|(step, circle)| members.entry(*circle).or_default().push(step));
        let runs_round = |steps: &Vec<usize>| steps.len() > 1 || self.of[steps[0]].contains(&steps[0]);
        let mut circles: Vec<_> = members.into_values().filter(runs_round).collect();
        circles.sort();
        circles
    }

    /// Whether a new dependency of `step` on `on` would close a circle: asked before a link is offered.
    pub fn would_close(&self, step: usize, on: usize) -> bool {
        let (mut seen, mut open) = (vec![false; self.of.len()], vec![on]);
        while let Some(at) = open.pop() {
            if at == step {
                return true;
            }
            if !std::mem::replace(&mut seen[at], true) {
                open.extend(&self.of[at]);
            }
        }
        false
    }
}

/// Strongly connected components by Tarjan, with a stack of its own: a chain of dependencies may be long.
fn components(of: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut found = vec![UNSEEN; of.len()];
    let (mut low, mut component) = (found.clone(), found.clone());
    let (mut path, mut count) = (Vec::new(), 0);
    for root in 0..of.len() {
        if found[root] != UNSEEN {
            continue;
        }
        let mut calls = vec![(root, 0)];
        while let Some((at, next)) = calls.pop() {
            if next == 0 {
                (found[at], low[at]) = (count, count);
                count += 1;
                path.push(at);
            } else {
                low[at] = low[at].min(low[of[at][next - 1]]);
            }
            // What has its component already lies outside of the circle that is being looked for.
            let open = |other: &usize| component[*other] == UNSEEN;
            if let Some(step) = (next..of[at].len()).find(|step| open(&of[at][*step])) {
                let other = of[at][step];
                if found[other] == UNSEEN {
                    calls.extend([(at, step + 1), (other, 0)]);
                } else {
                    low[at] = low[at].min(found[other]);
                    // On with the next one, past the mark of a beginning.
                    calls.push((at, step + 1));
                }
            } else if low[at] == found[at] {
                while let Some(member) = path.pop() {
                    component[member] = at;
                    if member == at {
                        break;
                    }
                }
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::super::tests::step;
    use super::*;

    fn steps(depends: &[&[usize]]) -> Vec<Step> {
        let id = |n: &usize| RecordId::new(format!("s{n}"));
        let one = |(n, on): (usize, &&[usize])| Step {
            depends: on.iter().map(id).collect(),
            ..step(&format!("s{n}"), serde_json::json!({}))
        };
        depends.iter().enumerate().map(one).collect()
    }

    #[test]
    fn circles_are_found_apart_and_a_way_between_them_is_none() {
        let steps = steps(&[&[1], &[0], &[1, 3], &[4], &[3], &[5], &[9], &[6]]);
        let dependencies = Dependencies::among(&steps);
        assert_eq!(dependencies.circles(), [vec![0, 1], vec![3, 4], vec![5]]);
        assert_eq!(dependencies.awaited(2).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(dependencies.awaited(0).count(), 0);
        assert_eq!(dependencies.awaited(7).collect::<Vec<_>>(), [6]);
    }

    #[test]
    fn circles_are_those_steps_that_can_be_reached_from_themselves() {
        let mut state = 3_u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..200 {
            let links: Vec<Vec<usize>> = (0..9).map(|_| (0..next(3)).map(|_| next(9)).collect()).collect();
            let links: Vec<&[usize]> = links.iter().map(Vec::as_slice).collect();
            let dependencies = Dependencies::among(&steps(&links));
            let reaches =
                |from: usize, to: usize| links[from].iter().any(|on| dependencies.would_close(to, *on));
            let mut round: Vec<Vec<usize>> = (0..9)
                .filter(|one| reaches(*one, *one))
                .map(|one| {
                    (0..9).filter(|two| *two == one || reaches(one, *two) && reaches(*two, one)).collect()
                })
                .collect();
            round.sort();
            round.dedup();
            assert_eq!(dependencies.circles(), round, "{links:?}");
        }
    }

    #[test]
    fn a_chain_of_thousands_of_steps_is_no_trouble() {
        let links: Vec<Vec<usize>> = (0..5_000).map(|n| vec![n + 1]).collect();
        let links: Vec<&[usize]> = links.iter().map(Vec::as_slice).collect();
        assert!(Dependencies::among(&steps(&links)).circles().is_empty());
    }
}
