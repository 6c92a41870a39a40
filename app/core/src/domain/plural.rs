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

/// The form after a number in the genitive, of two: «около 21 минуты», «до 5 минут».
pub fn genitive(number: u64, [one, many]: [&str; 2]) -> &str {
    form(number, [one, many, many])
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

    #[test]
    fn in_the_genitive_two_are_many() {
        let minutes = [1, 2, 11, 21].map(|number| genitive(number, ["минуты", "минут"]));
        assert_eq!(minutes, ["минуты", "минут", "минут", "минуты"]);
    }
}
