//! Russian plural forms: «1 шаг», «2 шага», «5 шагов».

/// The form that goes with this number, of three: with one, with two, with five.
pub fn form(number: u64, forms: [&str; 3]) -> &str {
    match (number % 10, number % 100) {
        (_, 11..=14) => forms[2],
        (1, _) => forms[0],
        (2..=4, _) => forms[1],
        _ => forms[2],
    }
}

/// The number with its noun.
pub fn counted(number: u64, forms: [&str; 3]) -> String {
    format!("{number} {}", form(number, forms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teens_are_many_and_twenty_one_is_one() {
        let steps = |number| counted(number, ["шаг", "шага", "шагов"]);
        let told = [1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 111, 121, 0].map(steps);
        let expected = [
            "1 шаг",
            "2 шага",
            "4 шага",
            "5 шагов",
            "11 шагов",
            "12 шагов",
            "14 шагов",
            "21 шаг",
            "22 шага",
            "25 шагов",
            "111 шагов",
            "121 шаг",
            "0 шагов",
        ];
        assert_eq!(told, expected);
    }
}
