//! The assignment problem, by the Hungarian algorithm with potentials (Kuhn; Munkres; the shortest-path form of
//! Jonker and Volgenant), O(n³). Written here, because the crates for it bring a matrix type and a macro
//! package each for these forty lines.

/// A place far above any sum of costs, yet safe to add up.
const FAR: i64 = i64::MAX / 4;

/// The column of every row of a square matrix of costs, so that their sum is least. The same matrix always gives
/// the same answer. Costs must stay below 2^40 in absolute value; rows shorter than their number are not allowed.
pub fn assign(costs: &[Vec<i64>]) -> Vec<usize> {
    let n = costs.len();
    // Row and column 0 are the algorithm's own: `row_of[0]` is the row being placed.
    let (mut by_row, mut by_column) = (vec![0_i64; n + 1], vec![0_i64; n + 1]);
    let mut row_of = vec![0_usize; n + 1];
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut from, mut used) = (vec![FAR; n + 1], vec![0_usize; n + 1], vec![false; n + 1]);
        while row_of[column] != 0 {
            used[column] = true;
            let placed = row_of[column];
            let (mut step, mut next) = (FAR, 0);
            for to in (1..=n).filter(|to| !used[*to]) {
                let reduced = costs[placed - 1][to - 1] - by_row[placed] - by_column[to];
                if reduced < least[to] {
                    (least[to], from[to]) = (reduced, column);
                }
                if least[to] < step {
                    (step, next) = (least[to], to);
                }
            }
            for to in 0..=n {
                if used[to] {
                    by_row[row_of[to]] += step;
                    by_column[to] -= step;
                } else {
                    least[to] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    let mut columns = vec![0; n];
    for column in 1..=n {
        columns[row_of[column] - 1] = column - 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least_by_trying(costs: &[Vec<i64>], row: usize, taken: &mut Vec<bool>) -> i64 {
        if row == costs.len() {
            return 0;
        }
        let mut least = FAR;
        for column in 0..costs.len() {
            if !taken[column] {
                taken[column] = true;
                least = least.min(costs[row][column] + least_by_trying(costs, row + 1, taken));
                taken[column] = false;
            }
        }
        least
    }

    #[test]
    fn no_other_assignment_is_cheaper_as_trying_all_of_them_shows() {
        let mut state = 1_u64;
        let mut draw = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % most
        };
        for round in 0..600 {
            let n = round % 7;
            // Few different costs give many ties, many give none.
            let most = if round % 2 == 0 { 4 } else { 1_000 };
            let costs: Vec<Vec<i64>> =
                (0..n).map(|_| (0..n).map(|_| draw(most) as i64 - 2).collect()).collect();
            let columns = assign(&costs);
            let mut distinct = columns.clone();
            distinct.sort_unstable();
            assert_eq!(distinct, (0..n).collect::<Vec<_>>());
            let sum: i64 = columns.iter().enumerate().map(|(row, column)| costs[row][*column]).sum();
            assert_eq!(sum, least_by_trying(&costs, 0, &mut vec![false; n]), "{costs:?}");
        }
    }
}
